package io.gatehouse.vehicle;

import static io.gatehouse.platform.Columns.array;
import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.fee.Benefit;
import io.gatehouse.fee.HolidayCalendar;
import io.gatehouse.fee.Tariff;
import io.gatehouse.platform.Problem;
import io.gatehouse.platform.StoredJson;
import io.gatehouse.vehicle.StayFee.Cover;
import io.gatehouse.vehicle.StayFee.Paid;
import io.gatehouse.vehicle.StayFee.Terms;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** What the fees of stays depend on, in the database: one query for each stay. */
@ApplicationScoped
public class StayQuotes {

    /** What was paid for the stay {@code st} and not given back, and when last, as the grace after a payment counts it. */
    public static final String PAID =
            """
            left join lateral (
              select coalesce(sum(t.amount - t.refunded), 0) as paid_amount,
                     max(least(t.paid_at, coalesce(t.fee_until, t.paid_at) + interval '5 minutes')) as paid_at
              from orders t where t.stay_id = st.id and t.state in ('PAID', 'PARTLY_REFUNDED')) paid on true
            """;

    /** The plate's stays before {@code st} that free minutes, quick returns and caps may ask about. */
    public static final String EARLIER =
            """
            (select coalesce(jsonb_agg(jsonb_build_object('in', e.entered_at, 'out', e.left_at,
                 'free', coalesce(e.free_minutes, 0), 'charged',
                 (select coalesce(sum(eo.amount - eo.refunded), 0) from orders eo
                  where eo.stay_id = e.id and eo.state <> 'CANCELLED'))), '[]')
             from stay e where e.tenant_id = st.tenant_id and e.park_id = st.park_id and e.plate = st.plate
             and e.id <> st.id and e.state in ('ENDED', 'EXIT_MISSING') and e.entered_at < st.entered_at
             and e.entered_at > st.entered_at - interval '31 days' and e.left_at > st.entered_at - interval '8 days')
            """;

    /**
     * The benefits that may be used for the stay {@code st} or are: those that were issued for it, and while it lives those
     * of its plate or driver that are valid here now. What was used before comes first, then what ends first.
     */
    public static final String BENEFITS =
            """
            (select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'label', b.label, 'kind', b.kind, 'value', b.value,
                 'stackable', b.stackable, 'committed', b.state = 'BURNT')
                 order by b.state = 'BURNT' desc, b.valid_until, b.id), '[]')
             from (select u.* from benefit u where u.stay_id = st.id
                   union all
                   (select f.* from (
                     select i.* from benefit i where i.for_stay = st.id and i.state = 'ISSUED'
                     union all
                     select i.* from benefit i where i.tenant_id = st.tenant_id and i.plate = st.plate
                       and i.state = 'ISSUED' and i.for_stay is null
                     union all
                     select i.* from benefit i where i.tenant_id = st.tenant_id and i.driver = st.driver
                       and i.state = 'ISSUED' and i.for_stay is null and i.plate is null) f
                    where st.state = 'LIVE' and f.valid_from <= now() and f.valid_until > now()
                      and (f.parks is null or st.park_id = any (f.parks)) and (f.currency is null or f.currency = (select p.currency from park p where p.id = st.park_id))
                    order by f.valid_until, f.id limit 8)) b)
            """;

    private static final String ACCOUNT = "select " + Stays.COLUMNS.as("st", "s_") + ", " + EARLIER
            + " as earlier, " + BENEFITS
            + """
             as benefits, k.time_zone, k.currency, k.calendar, f.definition, paid.paid_amount, paid.paid_at,
              card.first_day, card.last_day,
              (select min(x.arrived_at) from passage x where x.stay_id = st.id and x.direction = 'EXIT'
               and (x.id = st.exit_passage_id
                    or st.state = 'LIVE' and x.state in ('ARRIVED', 'HELD', 'CLEARED'))) as at_exit
            from stay st join park k on k.id = st.park_id left join tariff f on f.id = st.tariff_id
            """
            + PAID
            + """
            left join lateral (
              select min(d.first_day) as first_day, max(d.last_day) as last_day
              from card c join card_period d on d.card_id = c.id
              where c.tenant_id = st.tenant_id and c.park_id = st.park_id and c.plates @> array[st.plate]
                and not c.suspended
              group by c.id order by max(d.last_day) desc limit 1) card on true
            where st.tenant_id = $1 and st.id = $2
            """;

    private final StoredJson stored;

    StayQuotes(StoredJson stored) {
        this.stored = stored;
    }

    public Uni<StayAccount> of(SqlConnection tx, UUID tenant, UUID stay) {
        return tx.preparedQuery(ACCOUNT).execute(values(tenant, stay)).map(rows -> {
            if (rows.size() == 0) {
                throw Problem.notFound("stay", stay);
            }
            return account(rows.iterator().next());
        });
    }

    /** From a row with the columns of {@link #PAID}. */
    public static Paid paid(Row row) {
        var amount = row.getBigDecimal("paid_amount");
        return new Paid(amount == null ? 0 : amount.longValueExact(), moment(row, "paid_at"));
    }

    /** From a row with {@link #EARLIER} as {@code earlier}. */
    public static List<EarlierStay> earlier(Row row) {
        return array(row, "earlier").stream()
                .map(JsonObject.class::cast)
                .map(stay ->
                        new EarlierStay(at(stay, "in"), at(stay, "out"), stay.getLong("charged"), stay.getLong("free")))
                .toList();
    }

    /** From a row with {@link #BENEFITS} as {@code benefits}. */
    public static List<Benefit> benefits(Row row) {
        return array(row, "benefits").stream()
                .map(JsonObject.class::cast)
                .map(benefit -> new Benefit(
                        benefit.getString("id"),
                        benefit.getString("label"),
                        Benefit.Kind.valueOf(benefit.getString("kind")),
                        benefit.getLong("value"),
                        benefit.getBoolean("stackable"),
                        benefit.getBoolean("committed")))
                .toList();
    }

    private static Instant at(JsonObject stay, String field) {
        return OffsetDateTime.parse(stay.getString(field)).toInstant();
    }

    private StayAccount account(Row row) {
        var firstDay = row.getLocalDate("first_day");
        var cover = firstDay == null ? null : new Cover(firstDay, row.getLocalDate("last_day"));
        var stay = Stays.stay(row, "s_");
        return new StayAccount(stay, terms(row), paid(row), cover, earlier(row), moment(row, "at_exit"), benefits(row));
    }

    private Terms terms(Row row) {
        var tariff = row.getJsonObject("definition");
        return new Terms(
                tariff == null ? null : stored.read(tariff, Tariff.class),
                ZoneId.of(row.getString("time_zone")),
                stored.read(row.getJsonObject("calendar"), HolidayCalendar.class),
                row.getString("currency"));
    }
}
