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
    private final Events events;
    private final Clock clock;

    OrderService(Orders orders, Payments payments, Events events, Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The order for what is owed: the one there is, if it is for the same sum; else it is cancelled, and a new one made.
     * Fails with the problem {@code fee-stale} when a payment came between the quote and this call: quote again.
     */
    public Uni<UUID> openFor(SqlConnection tx, OrderDraft draft) {
        if (draft.stayId() == null) {
            return insert(tx, Order.opened(draft, clock.instant()), OrderFacts::opened);
        }
        return owing(tx, draft)
                .chain(owing -> replaceUnlessSame(tx, owing, draft))
                .chain(kept -> kept == null
                        ? insert(tx, Order.opened(draft, clock.instant()), OrderFacts::opened)
                        : orders.recount(tx, kept.id(), draft.quote(), draft.feeUntil())
                                .replaceWith(kept.id()));
    }

    /** The gate opens although something is owed: the order for it is in arrears, and stays payable. */
    public Uni<UUID> becomeArrears(SqlConnection tx, OrderDraft draft) {
        return owing(tx, draft)
                .chain(owing -> replaceUnlessSame(tx, owing, draft))
                .chain(kept -> kept == null
                        ? insert(tx, Order.inArrears(draft, clock.instant()), OrderFacts::arrears)
                        : leaveUnpaid(tx, kept));
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

    private Uni<UUID> leaveUnpaid(SqlConnection tx, Order order) {
        if (order.state() == OrderState.ARREARS) {
            return Uni.createFrom().item(order.id());
        }
        var unpaid = order.leftUnpaid();
        return orders.save(tx, unpaid)
                .chain(() -> events.tell(tx, List.of(OrderFacts.arrears(unpaid, clock.instant()))))
                .replaceWith(unpaid.id());
    }

    private interface Told {
        Fact of(Order order, Instant at);
    }

    private Uni<UUID> insert(SqlConnection tx, Order order, Told told) {
        return orders.insert(tx, order)
                .chain(() -> events.tell(tx, List.of(told.of(order, order.createdAt()))))
                .replaceWith(order.id());
    }

    private Uni<Void> cancelAll(SqlConnection tx, List<Order> open, String reason) {
        return Multi.createFrom()
                .iterable(open)
                .onItem()
                .transformToUniAndConcatenate(order -> cancel(tx, order, reason))
                .onItem()
                .ignoreAsUni();
    }

    /** Its live attempt is given up with it; the sweep closes that at its channel. */
    private Uni<Void> cancel(SqlConnection tx, Order order, String reason) {
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
