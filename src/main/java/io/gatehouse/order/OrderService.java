package io.gatehouse.order;

import io.gatehouse.event.Events;
import io.gatehouse.event.Fact;
import io.gatehouse.platform.Problem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Makes and cancels orders, inside the transaction of whoever found out what is owed. */
@ApplicationScoped
public class OrderService {

    private static final String FEE_CHANGED = "fee-changed";

    private final Orders orders;
    private final Payments payments;
    private final OrderBenefits benefits;
    private final Events events;
    private final Clock clock;

    OrderService(Orders orders, Payments payments, OrderBenefits benefits, Events events, Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.benefits = benefits;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The order for what is owed: the one there is, if it is for the same sum; else it is cancelled, and a new one made.
     * Fails with the problem {@code fee-stale} when a payment came between the quote and this call, or a benefit was used
     * elsewhere: quote again.
     */
    public Uni<UUID> openFor(SqlConnection tx, OrderDraft draft) {
        if (draft.stayId() == null) {
            return insert(tx, Order.opened(draft, clock.instant()), OrderFacts::opened)
                    .map(Order::id);
        }
        return owing(tx, draft)
                .chain(owing -> replaceUnlessSame(tx, owing, draft))
                .chain(kept -> kept == null ? open(tx, draft) : recount(tx, kept, draft))
                .map(Order::id);
    }

    /**
     * The gate opens although something is owed: the order for it is in arrears, and stays payable. The car is gone with
     * its benefits: they are used up.
     */
    public Uni<UUID> becomeArrears(SqlConnection tx, OrderDraft draft) {
        return owing(tx, draft)
                .chain(owing -> replaceUnlessSame(tx, owing, draft))
                .chain(kept -> kept == null
                        ? insert(tx, Order.inArrears(draft, clock.instant()), OrderFacts::arrears)
                                .call(order -> reserveWhatIsLeft(tx, order))
                        : leaveUnpaid(tx, kept))
                .call(order -> benefits.burn(tx, order))
                .map(Order::id);
    }

    /** What is left unpaid, as two orders in the place of one: the first for so much, the other for the rest. */
    public Uni<List<Order>> split(SqlConnection tx, Order order, long first) {
        var now = clock.instant();
        var two = List.of(order.forSome(first, now), order.forSome(order.amount() - first, now));
        return cancelRow(tx, order, "split")
                .chain(() -> insert(tx, two.get(0), OrderFacts::arrears))
                .chain(() -> insert(tx, two.get(1), OrderFacts::arrears))
                .replaceWith(two);
    }

    /** One payment for several orders. Nothing is told of it: it owes nothing that they do not. */
    public Uni<Order> collect(SqlConnection tx, String plate, UUID parkId, List<Order> parts) {
        var collection = Order.collecting(plate, parkId, parts, clock.instant());
        return orders.insert(tx, collection).replaceWith(collection);
    }

    /** Nothing is owed any more. What a driver pays on these orders from now on is given back. */
    public Uni<Void> cancelOpen(SqlConnection tx, UUID stayId, String reason) {
        return orders.lockOwingOf(tx, stayId)
                .map(owing -> owing.stream()
                        .filter(order -> order.state() == OrderState.OPEN)
                        .toList())
                .chain(open -> cancelAll(tx, open, reason));
    }

    /** Cancels one order, unless it is paid: then the answer is false. */
    public Uni<Boolean> cancel(SqlConnection tx, UUID tenant, UUID orderId, String reason) {
        return orders.lock(tx, tenant, orderId)
                .chain(order -> order.state().mayBecome(OrderState.CANCELLED)
                        ? cancel(tx, order, reason).replaceWith(true)
                        : Uni.createFrom().item(order.state() == OrderState.CANCELLED));
    }

    /** What was paid for a stay and not given back, in minor units. */
    public Uni<Long> paidFor(SqlConnection tx, UUID stayId) {
        return orders.paidOf(tx, stayId);
    }

    /** Reads what was paid after it holds the locks: a payment that was being settled meanwhile is seen. */
    private Uni<List<Order>> owing(SqlConnection tx, OrderDraft draft) {
        return orders.lockStay(tx, draft.tenantId(), draft.stayId())
                .chain(() -> orders.lockOwingOf(tx, draft.stayId()))
                .call(() -> refuseIfStale(tx, draft));
    }

    private Uni<Void> refuseIfStale(SqlConnection tx, OrderDraft draft) {
        if (draft.paidBefore() == null) {
            return Uni.createFrom().voidItem();
        }
        return orders.paidOf(tx, draft.stayId())
                .invoke(paid -> {
                    if (!paid.equals(draft.paidBefore())) {
                        throw Problem.conflict("fee-stale", "A payment came in the meantime: quote the stay again.");
                    }
                })
                .replaceWithVoid();
    }

    /** The order that is kept, or null. */
    private Uni<Order> replaceUnlessSame(SqlConnection tx, List<Order> owing, OrderDraft draft) {
        var same = owing.stream().filter(order -> order.owes(draft)).findFirst().orElse(null);
        var others = owing.stream().filter(order -> order != same).toList();
        return cancelAll(tx, others, FEE_CHANGED).replaceWith(same);
    }

    private Uni<Order> open(SqlConnection tx, OrderDraft draft) {
        return insert(tx, Order.opened(draft, clock.instant()), OrderFacts::opened)
                .call(order -> order.countsOnBenefits()
                        ? benefits.reserve(tx, order)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Order> recount(SqlConnection tx, Order kept, OrderDraft draft) {
        var recounted = kept.recounted(draft);
        boolean counts = kept.countsOnBenefits() || recounted.countsOnBenefits();
        return orders.recount(tx, kept.id(), draft.quote(), draft.feeUntil())
                .chain(() -> counts
                        ? benefits.reserve(tx, recounted)
                        : Uni.createFrom().voidItem())
                .replaceWith(recounted);
    }

    /** The sum was decided at the lane; a benefit that has gone elsewhere since is the operator's loss. */
    private Uni<Void> reserveWhatIsLeft(SqlConnection tx, Order order) {
        return order.countsOnBenefits()
                ? benefits.reserve(tx, order).onFailure(Problem.class).recoverWithNull()
                : Uni.createFrom().voidItem();
    }

    private Uni<Order> leaveUnpaid(SqlConnection tx, Order order) {
        if (order.state() == OrderState.ARREARS) {
            return Uni.createFrom().item(order);
        }
        var unpaid = order.leftUnpaid();
        return orders.save(tx, unpaid)
                .chain(() -> events.tell(tx, List.of(OrderFacts.arrears(unpaid, clock.instant()))))
                .replaceWith(unpaid);
    }

    private interface Told {
        Fact of(Order order, Instant at);
    }

    private Uni<Order> insert(SqlConnection tx, Order order, Told told) {
        return orders.insert(tx, order)
                .chain(() -> events.tell(tx, List.of(told.of(order, order.createdAt()))))
                .replaceWith(order);
    }

    private Uni<Void> cancelAll(SqlConnection tx, List<Order> open, String reason) {
        return Multi.createFrom()
                .iterable(open)
                .onItem()
                .transformToUniAndConcatenate(order -> cancel(tx, order, reason))
                .onItem()
                .ignoreAsUni();
    }

    /** What was forgiven was parked for all the same: its benefits stay used. */
    private Uni<Void> cancel(SqlConnection tx, Order order, String reason) {
        var cancelled = cancelRow(tx, order, reason);
        return reason.equals(Order.WRITTEN_OFF)
                ? cancelled
                : cancelled.chain(() -> benefits.giveBack(tx, order, reason));
    }

    /** Its live attempt is given up with it; the sweep closes that at its channel. */
    private Uni<Void> cancelRow(SqlConnection tx, Order order, String reason) {
        var cancelled = order.cancelled(reason);
        var facts = new ArrayList<>(List.of(OrderFacts.cancelled(cancelled, clock.instant())));
        return orders.save(tx, cancelled)
                .chain(() -> payments.ofOrder(tx, order.id()))
                .chain(attempts -> giveUp(tx, cancelled, attempts, facts))
                .chain(() -> events.tell(tx, facts));
    }

    private Uni<Void> giveUp(SqlConnection tx, Order order, List<Payment> attempts, List<Fact> facts) {
        var live = attempts.stream().filter(p -> p.state().live()).findFirst();
        if (live.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var givenUp = live.get().givenUp("order-cancelled", clock.instant());
        facts.add(OrderFacts.failed(order, givenUp, clock.instant()));
        return payments.save(tx, givenUp);
    }
}
