package io.gatehouse.order.wechat.parking;

import static io.gatehouse.platform.Columns.constant;
import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.order.channel.EntryNotices;
import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What WeChat Pay has promised for stays, in the database. */
@ApplicationScoped
class Promises implements EntryNotices {

    /** Nothing where no account lets cars leave first; a park's own comes before its tenant's. */
    private static final String DUE =
            """
            insert into parking_promise (stay_id, tenant_id, park_id, account_id, state, plate, colour, started_at,
              park_name, next_at)
            select s.id, s.tenant_id, s.park_id, a.id, 'DUE', $3, $4, s.entered_at, k.name, $5
            from stay s join park k on k.id = s.park_id
            cross join lateral (
              select w.id from wechat_account w
              where w.tenant_id = $1 and w.active and w.defers and (w.park_id is null or w.park_id = s.park_id)
              order by w.park_id nulls last limit 1) a
            where s.tenant_id = $1 and s.id = $2 and s.state = 'LIVE'
              and s.stay_class in ('TEMPORARY', 'SHARED_SPACES')
            """;

    /** The stay was recorded before under another plate: to WeChat this is another parking. */
    private static final String ANEW = DUE
            + """
            on conflict (stay_id) do update set state = 'DUE', plate = excluded.plate, colour = excluded.colour,
              started_at = excluded.started_at, account_id = excluded.account_id, next_at = excluded.next_at,
              round = parking_promise.round + 1, service = null, parking_id = null, reason = null, changed_at = null,
              tries = 0
            where parking_promise.plate <> excluded.plate
            """;

    /** Whoever claims a stay has longer than its calls may take. */
    private static final String CLAIM =
            """
            update parking_promise set tries = tries + 1,
              next_at = $3::timestamptz + least(interval '10 minutes', interval '15 seconds' * power(2, least(tries, 10)))
            where tenant_id = $1 and stay_id = $2 and state in ('DUE', 'ASKED') and next_at <= $3::timestamptz
            returning *
            """;

    private static final String SAVE =
            """
            update parking_promise set state = $3, service = $4, parking_id = $5, reason = $6, changed_at = $7,
              next_at = case when $3 in ('DUE', 'ASKED') then next_at end
            where tenant_id = $1 and stay_id = $2
            """;

    /** A stay and the tenant whose it is. */
    record Home(UUID tenantId, UUID stayId) {}

    @Override
    public Uni<Void> entered(SqlConnection tx, CarInside car) {
        return begin(tx, DUE + " on conflict (stay_id) do nothing", car);
    }

    /** Of a stay whose plate was corrected. */
    Uni<Void> anew(SqlConnection tx, CarInside car) {
        return begin(tx, ANEW, car);
    }

    private static Uni<Void> begin(SqlConnection tx, String statement, CarInside car) {
        var colour = Colour.of(car.plate(), car.plateColor());
        return tx.preparedQuery(statement)
                .execute(values(car.tenantId(), car.stayId(), car.plate(), colour, car.at()))
                .replaceWithVoid();
    }

    /** Stays that WeChat is to be told of now, of all tenants. */
    Uni<List<Home>> due(SqlConnection connection, Instant now, int most) {
        return connection
                .preparedQuery("select tenant_id, stay_id from parking_promises_due($1, $2)")
                .execute(values(now, most))
                .map(rows -> Rows.all(rows, row -> new Home(uuid(row, "tenant_id"), uuid(row, "stay_id"))));
    }

    Uni<Optional<Promise>> claim(SqlConnection tx, Home of, Instant now) {
        return tx.preparedQuery(CLAIM)
                .execute(values(of.tenantId(), of.stayId(), now))
                .map(Promises::first);
    }

    Uni<Optional<Promise>> lock(SqlConnection tx, Home of) {
        return tx.preparedQuery("select * from parking_promise where tenant_id = $1 and stay_id = $2 for update")
                .execute(values(of.tenantId(), of.stayId()))
                .map(Promises::first);
    }

    /** Of the stay that WeChat knows by this name of ours. */
    Uni<Optional<Promise>> lock(SqlConnection tx, UUID tenant, UUID account, String outParkingNo) {
        var stay = StayName.stayOf(outParkingNo);
        return stay.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : lock(tx, new Home(tenant, stay.get())).map(found -> found.filter(
                                promise -> promise.accountId().equals(account))
                        .filter(promise -> promise.outParkingNo().equals(outParkingNo)));
    }

    /** Whether any stay of this plate is promised to be paid. */
    Uni<Boolean> hasAny(SqlConnection tx, UUID tenant, String plate) {
        return tx.preparedQuery(
                        """
                        select exists (select from parking_promise m
                          where m.tenant_id = $1 and m.plate = $2 and m.state = 'PROMISED') as any
                        """)
                .execute(values(tenant, plate))
                .map(rows -> rows.iterator().next().getBoolean("any"));
    }

    /** Keeps the moves that a promise made. */
    Uni<Void> save(SqlConnection tx, Promise p) {
        return tx.preparedQuery(SAVE)
                .execute(values(
                        p.tenantId(), p.stayId(), p.state(), p.service(), p.parkingId(), p.reason(), p.changedAt()))
                .replaceWithVoid();
    }

    private static Optional<Promise> first(RowSet<Row> rows) {
        return Rows.first(rows, Promises::promise);
    }

    static Promise promise(Row row) {
        return new Promise(
                uuid(row, "stay_id"),
                uuid(row, "tenant_id"),
                uuid(row, "park_id"),
                uuid(row, "account_id"),
                constant(PromiseState.class, row, "state"),
                row.getString("plate"),
                constant(Colour.class, row, "colour"),
                moment(row, "started_at"),
                row.getString("park_name"),
                row.getInteger("round"),
                constant(ServiceState.class, row, "service"),
                row.getString("parking_id"),
                row.getString("reason"),
                moment(row, "changed_at"));
    }
}
