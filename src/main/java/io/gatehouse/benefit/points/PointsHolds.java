package io.gatehouse.benefit.points;

import static io.gatehouse.platform.Columns.constant;
import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.Rows;
import io.gatehouse.platform.Sweeps.Due;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The conversations with malls in the database. */
@ApplicationScoped
public class PointsHolds {

    /** The account whose members may park here: the park's own, or the tenant's. Nothing while a reservation of the stay lives. */
    public static final String ACCOUNT =
            """
            select a.id from points_account a
            where a.tenant_id = $1 and a.active and (a.park_id is null or a.park_id = $2)
            """;

    private static final String INSERT =
            """
            insert into points_hold (id, tenant_id, account_id, park_id, stay_id, passage_id, plate, driver, asked, currency,
              state, until, next_at, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            on conflict do nothing
            """;

    private static final String SAVE =
            """
            update points_hold set state = $3, held = $4, used = $5, refund_id = $6, tries = $7, next_at = $8
            where id = $1 and state = $2
            """;

    private static final String CONFIRM =
            """
            update points_hold h set state = 'TO_CONFIRM', used = b.deducted, tries = 0, next_at = $2
            from benefit b where b.id = h.id and h.id = any ($1) and h.state = 'HELD'
            """;

    private static final String RELEASE =
            """
            update points_hold set state = 'TO_RELEASE', tries = 0, next_at = $2
            where id = any ($1) and state in ('TO_CONFIRM', 'CONFIRMED', 'REFUSED')
            """;

    /** What was credited for an order that is wholly given back. */
    private static final String RELEASE_CREDITED =
            """
            update points_hold h set state = 'TO_RELEASE', tries = 0, next_at = $2
            from refund r where r.id = h.refund_id and r.order_id = $1 and h.state in ('TO_CONFIRM', 'CONFIRMED', 'REFUSED')
            """;

    /** Where to ask, and as whom. */
    record Mall(String address, String sealedSecret) {}

    /** Empty where no mall has members here, or a reservation of the stay lives. */
    Uni<Optional<UUID>> accountFor(SqlConnection tx, PointsHold.About about) {
        return tx.preparedQuery(
                        ACCOUNT
                                + """
                                  and not exists (select from points_hold h
                                                  where h.stay_id = $3 and h.state in ('ASKED', 'LATE', 'HELD'))
                                order by a.park_id nulls last limit 1
                                """)
                .execute(values(about.tenantId(), about.parkId(), about.stayId()))
                .map(rows -> Rows.first(rows, row -> uuid(row, "id")));
    }

    /** One statement; nothing when the stay has a reservation already. */
    public Uni<Void> insert(SqlConnection tx, PointsHold h) {
        return tx.preparedQuery(INSERT)
                .execute(values(
                        h.id(),
                        h.tenantId(),
                        h.accountId(),
                        h.parkId(),
                        h.stayId(),
                        h.passageId(),
                        h.plate(),
                        h.driver(),
                        h.asked(),
                        h.currency(),
                        h.state(),
                        h.until(),
                        h.nextAt(),
                        h.createdAt()))
                .replaceWithVoid();
    }

    /** False when somebody else moved it meanwhile: then nothing has happened. */
    Uni<Boolean> save(SqlConnection tx, PointsHold before, PointsHold after) {
        return tx.preparedQuery(SAVE)
                .execute(values(
                        before.id(),
                        before.state(),
                        after.state(),
                        after.held(),
                        after.used(),
                        after.refundId(),
                        after.tries(),
                        after.nextAt()))
                .map(rows -> rows.rowCount() == 1);
    }

    Uni<Optional<PointsHold>> find(SqlConnection tx, UUID id) {
        return tx.preparedQuery("select * from points_hold where id = $1")
                .execute(values(id))
                .map(rows -> Rows.first(rows, PointsHolds::hold));
    }

    /** Takes a due one for some seconds, so that no other instance asks at the same moment. */
    Uni<Optional<PointsHold>> claim(SqlConnection tx, UUID id, Instant now) {
        return tx.preparedQuery(
                        """
                        update points_hold set next_at = $2::timestamptz + interval '30 seconds'
                        where id = $1 and next_at <= $2::timestamptz returning *
                        """)
                .execute(values(id, now))
                .map(rows -> Rows.first(rows, PointsHolds::hold));
    }

    Uni<Mall> mallOf(SqlConnection tx, PointsHold hold) {
        return tx.preparedQuery("select address, secret from points_account where id = $1")
                .execute(values(hold.accountId()))
                .map(rows -> rows.iterator().next())
                .map(row -> new Mall(row.getString("address"), row.getString("secret")));
    }

    /** These vouchers are used up: the mall is to be told. */
    public Uni<Void> confirm(SqlConnection tx, List<UUID> vouchers, Instant now) {
        return each(tx, CONFIRM, vouchers, now);
    }

    /** These were, and are given back. */
    public Uni<Void> release(SqlConnection tx, List<UUID> vouchers, Instant now) {
        return each(tx, RELEASE, vouchers, now);
    }

    public Uni<Void> releaseCredited(SqlConnection tx, UUID order, Instant now) {
        return tx.preparedQuery(RELEASE_CREDITED).execute(values(order, now)).replaceWithVoid();
    }

    private static Uni<Void> each(SqlConnection tx, String statement, List<UUID> vouchers, Instant now) {
        return vouchers.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(statement)
                        .execute(values(vouchers.toArray(UUID[]::new), now))
                        .replaceWithVoid();
    }

    Uni<List<Due>> due(SqlConnection connection, Instant now, int most) {
        return connection
                .preparedQuery("select tenant_id, hold_id from points_due($1, $2)")
                .execute(values(now, most))
                .map(rows -> Rows.all(rows, row -> new Due(uuid(row, "tenant_id"), uuid(row, "hold_id"))));
    }

    private static PointsHold hold(Row row) {
        return new PointsHold(
                uuid(row, "id"),
                uuid(row, "tenant_id"),
                uuid(row, "account_id"),
                uuid(row, "park_id"),
                uuid(row, "stay_id"),
                uuid(row, "passage_id"),
                row.getString("plate"),
                row.getString("driver"),
                row.getLong("asked"),
                row.getString("currency"),
                constant(HoldState.class, row, "state"),
                row.getLong("held"),
                row.getLong("used"),
                moment(row, "until"),
                uuid(row, "refund_id"),
                row.getInteger("tries"),
                moment(row, "next_at"),
                moment(row, "created_at"));
    }
}
