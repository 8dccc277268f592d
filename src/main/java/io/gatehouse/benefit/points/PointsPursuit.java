package io.gatehouse.benefit.points;

import io.gatehouse.benefit.BenefitGranted;
import io.gatehouse.benefit.GrantedBenefits;
import io.gatehouse.benefit.points.PointsBills.Standing;
import io.gatehouse.benefit.points.PointsHolds.Mall;
import io.gatehouse.event.Events;
import io.gatehouse.event.Fact;
import io.gatehouse.order.OrderService;
import io.gatehouse.order.Refund;
import io.gatehouse.order.RefundService;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Money;
import io.gatehouse.platform.Sweeps;
import io.gatehouse.platform.Sweeps.Due;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Tells malls what became of their members' points until they have heard it, and asks those again that did not answer in
 * time: what they say late is used if the car still waits, credited if it has paid, and let go if it owed nothing.
 */
@ApplicationScoped
class PointsPursuit {

    private static final int AT_ONCE = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Database database;
    private final PointsHolds holds;
    private final PointsVouchers vouchers;
    private final PointsBills bills;
    private final PointsService service;
    private final Malls malls;
    private final OrderService orders;
    private final RefundService refunds;
    private final GrantedBenefits granted;
    private final Events events;
    private final Clock clock;

    PointsPursuit(
            Database database,
            PointsHolds holds,
            PointsVouchers vouchers,
            PointsBills bills,
            PointsService service,
            Malls malls,
            OrderService orders,
            RefundService refunds,
            GrantedBenefits granted,
            Events events,
            Clock clock) {
        this.database = database;
        this.holds = holds;
        this.vouchers = vouchers;
        this.bills = bills;
        this.service = service;
        this.malls = malls;
        this.orders = orders;
        this.refunds = refunds;
        this.granted = granted;
        this.events = events;
        this.clock = clock;
    }

    private record Claimed(PointsHold hold, Mall mall) {}

    Uni<Void> pursueDue() {
        var due = database.acrossTenants(connection -> holds.due(connection, clock.instant(), AT_ONCE));
        return Sweeps.each(due, this::pursue);
    }

    private Uni<Void> pursue(Due due) {
        return database.inTenant(due.tenant(), tx -> holds.claim(tx, due.id(), clock.instant())
                        .chain(claimed -> claimed.isEmpty()
                                ? Uni.createFrom().nullItem()
                                : holds.mallOf(tx, claimed.get()).map(mall -> new Claimed(claimed.get(), mall))))
                .chain(claimed -> claimed == null ? nothing() : pursue(claimed));
    }

    private Uni<Void> pursue(Claimed claimed) {
        var hold = claimed.hold();
        return switch (hold.state()) {
            case ASKED -> save(hold, hold.late(clock.instant()));
            case LATE -> askAgain(claimed);
            case HELD -> expire(hold);
            case TO_CONFIRM -> malls.confirm(claimed.mall(), hold, PATIENCE).chain(answer -> confirmed(hold, answer));
            case TO_RELEASE ->
                malls.release(claimed.mall(), hold, PATIENCE)
                        .chain(answer -> save(hold, answer.equals(MallAnswer.DONE) ? hold.released() : again(hold)));
            case NOTHING, CONFIRMED, REFUSED, RELEASED -> nothing();
        };
    }

    private Uni<Void> askAgain(Claimed claimed) {
        var hold = claimed.hold();
        if (hold.isOverAt(clock.instant())) {
            return save(hold, hold.toRelease(clock.instant()));
        }
        return malls.reserve(claimed.mall(), hold, PATIENCE).chain(answer -> switch (answer.kind()) {
            case WORTH -> answeredLate(hold, answer.amount());
            case NOTHING -> save(hold, hold.nothing());
            case NONE, DONE, REFUSED -> save(hold, again(hold));
        });
    }

    private Uni<Void> answeredLate(PointsHold hold, long amount) {
        return database.inTenant(hold.tenantId(), tx -> bills.of(tx, hold.tenantId(), hold.stayId())
                        .chain(standing -> answeredLate(tx, hold, Math.min(amount, hold.asked()), standing)))
                .invoke(helps -> tellLane(hold, helps))
                .replaceWithVoid();
    }

    /** Answers whether the car may owe less now. */
    private Uni<Boolean> answeredLate(SqlConnection tx, PointsHold hold, long amount, Standing standing) {
        var now = clock.instant();
        if (standing.paidOrder() != null) {
            return credit(tx, hold, standing.paidOrder(), Math.min(amount, standing.kept()))
                    .replaceWith(false);
        }
        if (standing.live() && hold.until().isAfter(now)) {
            return service.holds(tx, hold, amount);
        }
        var next = standing.owing() && !standing.live() ? again(hold) : hold.toRelease(now);
        return holds.save(tx, hold, next).replaceWith(false);
    }

    /** Once: the move of the hold and the refund are one transaction, and an order has one refund of this kind. */
    private Uni<Void> credit(SqlConnection tx, PointsHold hold, UUID order, long amount) {
        var now = clock.instant();
        return refunds.reserve(tx, hold.tenantId(), order, new Money(amount, hold.currency()), Refund.POINTS_LATE)
                .chain(refund -> holds.save(tx, hold, hold.credited(amount, refund.id(), now)))
                .invoke(PointsPursuit::refuseUnlessSaved)
                .chain(() -> events.tell(tx, List.of(fact("points.credited", hold, amount))));
    }

    private static void refuseUnlessSaved(boolean saved) {
        if (!saved) {
            throw new IllegalStateException("Somebody else has dealt with these points meanwhile");
        }
    }

    /** Their time is over. An order that counts on them cannot be paid any more: the stay is quoted anew without them. */
    private Uni<Void> expire(PointsHold hold) {
        return database.inTenant(hold.tenantId(), tx -> vouchers.orderOf(tx, hold.id())
                        .call(order -> order.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : orders.cancel(tx, hold.tenantId(), order.get(), "points-expired"))
                        .chain(order -> vouchers.withdraw(tx, hold.id()))
                        .call(withdrawn ->
                                holds.save(tx, hold, withdrawn ? hold.toRelease(clock.instant()) : again(hold))))
                .invoke(withdrawn -> tellLane(hold, withdrawn))
                .replaceWithVoid();
    }

    private Uni<Void> confirmed(PointsHold hold, MallAnswer answer) {
        if (!answer.equals(MallAnswer.REFUSED)) {
            return save(hold, answer.equals(MallAnswer.DONE) ? hold.confirmed() : again(hold));
        }
        return database.inTenant(hold.tenantId(), tx -> holds.save(tx, hold, hold.refused())
                .chain(() -> events.tell(tx, List.of(fact("points.refused", hold, hold.used())))));
    }

    private PointsHold again(PointsHold hold) {
        return hold.again(clock.instant());
    }

    private Uni<Void> save(PointsHold before, PointsHold after) {
        return database.inTenant(before.tenantId(), tx -> holds.save(tx, before, after))
                .replaceWithVoid();
    }

    private void tellLane(PointsHold hold, boolean changed) {
        if (changed) {
            granted.tell(new BenefitGranted(hold.tenantId(), hold.stayId(), null));
        }
    }

    private Fact fact(String what, PointsHold hold, long amount) {
        var data = new JsonObject()
                .put("reference", hold.id().toString())
                .put("accountId", hold.accountId().toString())
                .put("stayId", hold.stayId().toString())
                .put("plate", hold.plate())
                .put("amount", new JsonObject().put("amount", amount).put("currency", hold.currency()));
        return new Fact(hold.tenantId(), hold.parkId(), hold.id(), what, clock.instant(), data);
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
