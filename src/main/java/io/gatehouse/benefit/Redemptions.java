package io.gatehouse.benefit;

import static io.gatehouse.platform.Columns.values;

import io.gatehouse.benefit.points.PointsHolds;
import io.gatehouse.event.Events;
import io.gatehouse.fee.BenefitApplied;
import io.gatehouse.order.Order;
import io.gatehouse.order.OrderBenefits;
import io.gatehouse.platform.Problem;
import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Uses vouchers: reserves them for a stay's order (or for a stay that is free by them), burns them, gives them back. Always
 * in the transaction that makes, pays, cancels or refunds the order, so that both happen or neither.
 */
@ApplicationScoped
public class Redemptions implements OrderBenefits {

    /** $1 tenant, $2 stay, $3 order, $4 vouchers, $5 what each deducts, $6 now. What the stay does not count on any more goes back. */
    private static final String RESERVE =
            """
            with wanted as (select * from unnest($4::uuid[], $5::bigint[]) as w (id, deducted)),
            taken as (
              update benefit b set state = 'RESERVED', stay_id = $2, order_id = $3, deducted = w.deducted, reserved_at = $6
              from wanted w where b.id = w.id and b.tenant_id = $1
                and (b.state = 'ISSUED' or b.state = 'RESERVED' and b.stay_id = $2) returning b.id),
            let_go as (
              update benefit b set state = 'ISSUED', stay_id = null, order_id = null, deducted = null, reserved_at = null
              where b.tenant_id = $1 and b.stay_id = $2 and b.state = 'RESERVED' and b.id <> all ($4) returning b.id)
            select (select count(*) from taken)
                 + (select count(*) from benefit b where b.id = any ($4) and b.stay_id = $2 and b.state = 'BURNT') as held
            """;

    private static final String BURN_OF_ORDER =
            "update benefit set state = 'BURNT', burnt_at = $2 where order_id = $1 and state = 'RESERVED' returning *";

    private static final String BURN_OF_STAY =
            "update benefit set state = 'BURNT', burnt_at = $2 where stay_id = $1 and state = 'RESERVED' returning *";

    /** Points that were taken at the mall go back there, and are no voucher any more. */
    private static final String GO_BACK =
            """
            update benefit b set state = case when used.was = 'BURNT' and b.source = 'POINTS' then 'REVOKED' else 'ISSUED' end,
              stay_id = null, order_id = null, deducted = null, reserved_at = null, burnt_at = null, ended_reason = $2
            from (select id, state as was from benefit where %s and state in ('RESERVED', 'BURNT') for update) used
            where b.id = used.id returning b.*, used.was
            """;

    private static final String GIVE_BACK = GO_BACK.formatted("order_id = $1");
    private static final String GIVE_BACK_OF_STAY = GO_BACK.formatted("stay_id = $1 and order_id is null");

    private final PointsHolds points;
    private final Events events;
    private final Clock clock;

    Redemptions(PointsHolds points, Events events, Clock clock) {
        this.points = points;
        this.events = events;
        this.clock = clock;
    }

    /** One benefit that a quote deducted, and how much. */
    record Deducted(UUID id, long amount) {}

    @Override
    public Uni<Void> reserve(SqlConnection tx, Order order) {
        var wanted = deducted(order.quote());
        return reserve(tx, order.tenantId(), order.stayId(), order.id(), wanted);
    }

    /** The stay is free by them, and its car is let out: nobody else may use them meanwhile. */
    public Uni<Void> hold(SqlConnection tx, UUID tenant, UUID stay, List<BenefitApplied> applied) {
        var wanted = applied.stream()
                .map(benefit -> new Deducted(UUID.fromString(benefit.id()), benefit.deducted()))
                .toList();
        return reserve(tx, tenant, stay, null, wanted);
    }

    private Uni<Void> reserve(SqlConnection tx, UUID tenant, UUID stay, UUID order, List<Deducted> some) {
        var wanted = some.stream().sorted(Comparator.comparing(Deducted::id)).toList();
        var ids = wanted.stream().map(Deducted::id).toArray(UUID[]::new);
        var amounts = wanted.stream().map(Deducted::amount).toArray(Long[]::new);
        return tx.preparedQuery(RESERVE)
                .execute(values(tenant, stay, order, ids, amounts, clock.instant()))
                .invoke(rows -> refuseUnless(rows.iterator().next().getLong("held") == ids.length))
                .replaceWithVoid();
    }

    /** The same as for a payment that came meanwhile: whoever quoted quotes again. */
    private static void refuseUnless(boolean allHeld) {
        if (!allHeld) {
            throw Problem.conflict("fee-stale", "A benefit was used elsewhere in the meantime: quote the stay again.");
        }
    }

    @Override
    public Uni<Void> burn(SqlConnection tx, Order order) {
        return deducted(order.quote()).isEmpty()
                ? Uni.createFrom().voidItem()
                : burn(tx, BURN_OF_ORDER, order.id(), order.parkId());
    }

    /** The car has left by them, or on a promise that counts on them. */
    public Uni<Void> burnOfStay(SqlConnection tx, UUID stay, UUID park) {
        return burn(tx, BURN_OF_STAY, stay, park);
    }

    private Uni<Void> burn(SqlConnection tx, String which, UUID of, UUID park) {
        var now = clock.instant();
        return tx.preparedQuery(which)
                .execute(values(of, now))
                .map(Redemptions::vouchers)
                .call(burnt -> points.confirm(tx, ofPoints(burnt), now))
                .chain(burnt -> tell(tx, "benefit.burnt", burnt, park, now));
    }

    @Override
    public Uni<Void> giveBack(SqlConnection tx, Order order, String reason) {
        return points.releaseCredited(tx, order.id(), clock.instant())
                .chain(() -> deducted(order.quote()).isEmpty()
                        ? Uni.createFrom().voidItem()
                        : giveBack(tx, GIVE_BACK, order.id(), order.parkId(), reason));
    }

    @Override
    public Uni<Void> giveBackOfStay(SqlConnection tx, UUID stay, UUID park, String reason) {
        return giveBack(tx, GIVE_BACK_OF_STAY, stay, park, reason);
    }

    private Uni<Void> giveBack(SqlConnection tx, String which, UUID of, UUID park, String reason) {
        var now = clock.instant();
        return tx.preparedQuery(which)
                .execute(values(of, reason))
                .map(Redemptions::burntBefore)
                .call(back -> points.release(tx, revokedPoints(back), now))
                .chain(back -> tell(tx, "benefit.returned", back, park, now));
    }

    private Uni<Void> tell(SqlConnection tx, String what, List<Voucher> vouchers, UUID park, Instant now) {
        return events.tell(
                tx,
                vouchers.stream().map(v -> VoucherFact.of(what, v, park, now)).toList());
    }

    private static List<UUID> ofPoints(List<Voucher> vouchers) {
        return vouchers.stream()
                .filter(v -> v.source() == VoucherSource.POINTS)
                .map(Voucher::id)
                .toList();
    }

    private static List<UUID> revokedPoints(List<Voucher> vouchers) {
        return ofPoints(
                vouchers.stream().filter(v -> v.state() == VoucherState.REVOKED).toList());
    }

    /** What was only counted on is not worth telling. */
    private static List<Voucher> burntBefore(RowSet<Row> rows) {
        return Rows.all(rows, row -> row).stream()
                .filter(row -> row.getString("was").equals("BURNT"))
                .map(Vouchers::voucher)
                .toList();
    }

    private static List<Voucher> vouchers(RowSet<Row> rows) {
        return Rows.all(rows, Vouchers::voucher);
    }

    private static List<Deducted> deducted(JsonObject quoteOrNull) {
        var listed = quoteOrNull == null ? null : quoteOrNull.getJsonArray("benefits");
        return (listed == null ? new JsonArray() : listed)
                .stream()
                        .map(JsonObject.class::cast)
                        .map(benefit ->
                                new Deducted(UUID.fromString(benefit.getString("id")), benefit.getLong("deducted")))
                        .toList();
    }
}
