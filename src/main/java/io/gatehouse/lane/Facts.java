package io.gatehouse.lane;

import static io.gatehouse.platform.Columns.array;
import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.benefit.points.PointsHolds;
import io.gatehouse.lane.Gathered.Card;
import io.gatehouse.lane.Gathered.Owing;
import io.gatehouse.order.DeferralService;
import io.gatehouse.vehicle.StayFee.Cover;
import io.gatehouse.vehicle.StayQuotes;
import io.gatehouse.vehicle.Stays;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/**
 * Everything that decides about a car at a lane, in one query that finds each of its rows by an index. A stay that the
 * desk matched comes before that of the plate, and brings its own plate's card along.
 */
@ApplicationScoped
public class Facts {

    /** $1 tenant, $2 park, $3 lane, $4 arrival, $5 plate just read, $6 its confidence, $7 direction, $8 now, $9 driver who just scanned */
    static final String QUERY = "select " + Passages.COLUMNS.as("p", "p_") + ", " + Passages.COLUMNS.as("o", "o_")
            + ", " + Stays.COLUMNS.as("st", "s_")
            + """
            , subject.plate, card.id as c_id, card.spaces, card.first_day, card.last_day, card.vehicles,
              paid.paid_amount, paid.paid_at,
              owing.id as owing_id, owing.promised, owing.refused,
              contract.channel as contract_channel, contract.account as contract_account,
              (select coalesce(sum(a.amount), 0) from orders a
               where a.tenant_id = $1 and a.plate = subject.plate and a.state = 'ARREARS') as arrears,
              exists (select from bar where bar.tenant_id = $1 and bar.plate = subject.plate
                      and (bar.park_id is null or bar.park_id = $2)) as barred,
              coalesce((select inside + promised - correction from occupancy where park_id = $2), 0) as used,
              (select count(*) from passage w where w.park_id = $2 and w.state = 'HELD' and w.shown_as = 'PARK_FULL'
               and w.arrived_at < coalesce(p.arrived_at, $8) and w.arrival_id <> $4) as waiting_longer,
              case when $7 = 'EXIT' and st.plate is not null then
            """
            + StayQuotes.EARLIER
            + """
             end as earlier,
              case when $7 = 'EXIT' and st.id is not null then
            """
            + StayQuotes.BENEFITS
            + """
             end as benefits,
              case when $7 = 'EXIT' and st.id is not null then (
            """
            + PointsHolds.ACCOUNT
            + """
                and not exists (select from points_hold h where h.stay_id = st.id and h.state in ('ASKED', 'LATE', 'HELD'))
                and (p.id is null or not exists (select from points_hold h where h.passage_id = p.id))
                order by a.park_id nulls last limit 1) end as points_account
            from (select 1) one
            left join passage p on p.tenant_id = $1 and p.lane_id = $3 and p.arrival_id = $4
            left join passage o on o.tenant_id = $1 and o.lane_id = $3 and o.arrival_id <> $4
                 and o.state in ('ARRIVED', 'HELD', 'CLEARED')
            cross join lateral (
              select case when $5::text is null or p.plate_by is not null then p.plate
                          when p.plate is null or p.plate = $5 or $6::real >= p.confidence then $5
                          else p.plate end as plate) subject
            left join stay matched on matched.id = p.matched_stay_id and matched.tenant_id = $1
                 and matched.state = 'LIVE'
            cross join lateral (select coalesce(matched.plate, subject.plate) as plate) inside
            left join lateral (
              select c.id, c.spaces, d.first_day, d.last_day,
                     (select coalesce(jsonb_agg(jsonb_build_object('plate', x.plate, 'enteredAt', x.entered_at,
                                                                   'images', x.images)), '[]')
                      from stay x where x.card_id = c.id and x.state = 'LIVE' and x.stay_class = 'CARD'
                      and x.plate is distinct from inside.plate) as vehicles
              from card c
              cross join lateral (select min(first_day) as first_day, max(last_day) as last_day
                                  from card_period where card_period.card_id = c.id) d
              where c.tenant_id = $1 and c.park_id = $2 and c.plates @> array[inside.plate] and not c.suspended
                and d.first_day is not null
              order by d.last_day desc limit 1) card on true
            left join lateral (
              (select s.* from stay s where s.id = matched.id)
              union all
              (select s.* from stay s where s.tenant_id = $1 and s.park_id = $2 and s.state = 'LIVE'
               and matched.id is null and s.plate = subject.plate)
              union all
              (select s.* from stay s where s.tenant_id = $1 and s.park_id = $2 and s.state = 'LIVE'
               and matched.id is null and s.plate is null and subject.plate is null and s.driver = coalesce($9, p.driver))
              limit 1) st on true
            """
            + DeferralService.CONTRACT
            + StayQuotes.PAID
            + """
            left join lateral (
              select t.id,
                     exists (select from payment y where y.order_id = t.id and y.method = 'DEFERRED'
                             and y.state in ('ACCEPTED', 'SUCCEEDED')) as promised,
                     exists (select from payment y where y.order_id = t.id and y.method = 'DEFERRED'
                             and y.state in ('FAILED', 'REVERSED')) as refused
              from orders t where t.stay_id = st.id and t.state = 'OPEN' limit 1) owing on true
            """;

    private final DeferralService deferrals;

    Facts(DeferralService deferrals) {
        this.deferrals = deferrals;
    }

    /**
     * What is asked about.
     *
     * @param plate normalised, null when none was read just now
     * @param driver who has just scanned; null when nobody has
     */
    public record Question(UUID arrivalId, String plate, double confidence, String driver, Instant now) {}

    public Uni<Gathered> of(SqlConnection tx, LaneSetup setup, Question asked) {
        return tx.preparedQuery(QUERY)
                .execute(values(
                        setup.tenantId(),
                        setup.parkId(),
                        setup.laneId(),
                        asked.arrivalId(),
                        asked.plate(),
                        (float) asked.confidence(),
                        setup.direction().name(),
                        asked.now(),
                        asked.driver()))
                .map(rows -> gathered(rows.iterator().next(), setup));
    }

    private Gathered gathered(Row row, LaneSetup setup) {
        int free = setup.capacity() - row.getInteger("used") - Math.toIntExact(row.getLong("waiting_longer"));
        return new Gathered(
                uuid(row, "p_id") == null ? null : Passages.passage(row, "p_"),
                uuid(row, "o_id") == null ? null : Passages.passage(row, "o_"),
                row.getString("plate"),
                uuid(row, "c_id") == null ? null : card(row),
                uuid(row, "s_id") == null ? null : Stays.stay(row, "s_"),
                StayQuotes.paid(row),
                new Owing(
                        uuid(row, "owing_id"),
                        Boolean.TRUE.equals(row.getBoolean("promised")),
                        Boolean.TRUE.equals(row.getBoolean("refused"))),
                deferrals.contract(row),
                StayQuotes.earlier(row),
                StayQuotes.benefits(row),
                uuid(row, "points_account"),
                row.getBigDecimal("arrears").longValueExact(),
                row.getBoolean("barred"),
                free);
    }

    private static Card card(Row row) {
        var vehicles = array(row, "vehicles");
        var cover = new Cover(row.getLocalDate("first_day"), row.getLocalDate("last_day"));
        return new Card(uuid(row, "c_id"), row.getInteger("spaces"), cover, vehicles.size(), vehicles);
    }
}
