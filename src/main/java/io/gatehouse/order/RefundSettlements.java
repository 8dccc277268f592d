package io.gatehouse.order;

import io.gatehouse.event.Events;
import io.gatehouse.event.Fact;
import io.gatehouse.order.RefundPursuit.Claimed;
import io.gatehouse.order.channel.RefundState;
import io.gatehouse.order.ledger.Account;
import io.gatehouse.order.ledger.Ledger;
import io.gatehouse.order.ledger.Movement;
import io.gatehouse.platform.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Takes a channel's word about a refund: whoever brings it and however often, the money moves once. */
@ApplicationScoped
public class RefundSettlements {

    private final Database database;
    private final Orders orders;
    private final Refunds refunds;
    private final Ledger ledger;
    private final OrderBenefits benefits;
    private final Events events;
    private final Clock clock;

    RefundSettlements(
            Database database,
            Orders orders,
            Refunds refunds,
            Ledger ledger,
            OrderBenefits benefits,
            Events events,
            Clock clock) {
        this.database = database;
        this.orders = orders;
        this.refunds = refunds;
        this.ledger = ledger;
        this.benefits = benefits;
        this.events = events;
        this.clock = clock;
    }

    /** Of a refund and the payment that it gives back of. */
    public Uni<Void> settle(Refund refund, Payment payment, RefundState state) {
        return settle(new Claimed(refund, payment), state);
    }

    Uni<Void> settle(Claimed claimed, RefundState state) {
        var tenant = claimed.refund().tenantId();
        return database.inTenant(tenant, tx -> orders.lock(
                        tx, tenant, claimed.refund().orderId())
                .chain(order -> refunds.of(tx, order.id(), claimed.refund().id())
                        .chain(refund -> settle(tx, order, refund, claimed.payment(), state))));
    }

    private Uni<Void> settle(SqlConnection tx, Order order, Refund before, Payment payment, RefundState state) {
        if (!before.state().mayBecome(state)) {
            return Uni.createFrom().voidItem();
        }
        var now = clock.instant();
        var refund = before.ended(state, now);
        return refunds.save(tx, refund)
                .chain(() -> state == RefundState.SUCCEEDED
                        ? succeeded(tx, order, refund, payment, now)
                        : tell(tx, OrderFacts.refundFailed(order, refund, now)));
    }

    private Uni<Void> succeeded(SqlConnection tx, Order order, Refund refund, Payment payment, Instant now) {
        if (payment.state() == PaymentState.REVERSED) {
            return ledger.record(tx, movement(refund, payment, Account.DRIVER_CREDIT, now))
                    .chain(() -> tell(tx, OrderFacts.returned(order, refund, now)));
        }
        var refunded = order.refunded(refund.amount());
        return orders.save(tx, refunded)
                .chain(() -> ledger.record(tx, movement(refund, payment, Account.REVENUE, now)))
                .chain(() -> giveBackBenefits(tx, refunded, refund))
                .chain(() -> tell(tx, OrderFacts.refunded(refunded, refund, now)));
    }

    /** With all of the money; while some of it is kept the stay was paid for, and the benefits stay used. */
    private Uni<Void> giveBackBenefits(SqlConnection tx, Order order, Refund refund) {
        boolean whole = order.state() == OrderState.REFUNDED && !refund.reason().equals(Refund.POINTS_LATE);
        return whole
                ? benefits.giveBack(tx, order, "refunded")
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> tell(SqlConnection tx, Fact fact) {
        return events.tell(tx, List.of(fact));
    }

    private static Movement movement(Refund refund, Payment payment, Account to, Instant at) {
        return new Movement(
                refund.tenantId(),
                Account.CHANNEL,
                to,
                payment.channel(),
                refund.amount(),
                refund.currency(),
                refund.orderId(),
                refund.paymentId(),
                refund.id(),
                at);
    }
}
