package io.gatehouse.order;

import io.gatehouse.order.channel.RefundState;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Money;
import io.gatehouse.platform.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Gives money back. What is asked for is reserved at once, and counts as refunded when the channel has done it. */
@ApplicationScoped
public class RefundService {

    private static final Logger LOG = Logger.getLogger(RefundService.class);

    private final Database database;
    private final Orders orders;
    private final Payments payments;
    private final Refunds refunds;
    private final RefundPursuit pursuit;
    private final Clock clock;

    RefundService(
            Database database, Orders orders, Payments payments, Refunds refunds, RefundPursuit pursuit, Clock clock) {
        this.database = database;
        this.orders = orders;
        this.payments = payments;
        this.refunds = refunds;
        this.pursuit = pursuit;
        this.clock = clock;
    }

    /** Never more than was paid and is not yet given back or about to be. */
    public Uni<Refund> request(UUID tenant, UUID orderId, Money amount, String reason) {
        return database.inTenant(tenant, tx -> reserve(tx, tenant, orderId, amount, reason))
                .call(refund -> pursuit.pursue(tenant, refund.id())
                        .onFailure()
                        .invoke(failure -> LOG.warnf(failure, "Refund %s: again with the next sweep", refund.id()))
                        .onFailure()
                        .recoverWithNull())
                .chain(refund -> database.inTenant(tenant, tx -> refunds.of(tx, orderId, refund.id())));
    }

    /** In the caller's transaction; the next sweep asks the channel for it. */
    public Uni<Refund> reserve(SqlConnection tx, UUID tenant, UUID orderId, Money amount, String reason) {
        return orders.lock(tx, tenant, orderId)
                .invoke(RefundService::refuseIfNotPaid)
                .call(order -> refunds.ofOrder(tx, orderId).invoke(all -> refuseIfTooMuch(order, all, amount)))
                .chain(order -> payments.ofOrder(tx, order.paidWith() == null ? orderId : order.paidWith()))
                .map(attempts -> Refund.of(theOneThatPaid(attempts), amount.amount(), reason, clock.instant()))
                .call(refund -> refunds.insert(tx, refund));
    }

    private static void refuseIfNotPaid(Order order) {
        if (!order.state().refundable()) {
            throw Problem.conflict("order-not-refundable", "The order is " + order.state() + ".");
        }
        if (order.collects()) {
            throw Problem.conflict(
                    "order-not-refundable", "Refund the orders that were paid with it: " + order.parts());
        }
    }

    private static void refuseIfTooMuch(Order order, List<Refund> all, Money amount) {
        long left = order.amount() - reserved(all);
        if (!order.currency().equals(amount.currency())) {
            throw Problem.invalid(
                    "amount.currency", "wrong-currency", "The order was paid in " + order.currency() + ".");
        }
        if (amount.amount() > left) {
            throw Problem.conflict("refund-exceeds-paid", "At most " + left + " can be refunded.");
        }
    }

    /** Late payments are given back by themselves, and have nothing to do with what paid the order. */
    private static long reserved(List<Refund> all) {
        return all.stream()
                .filter(r -> r.state() != RefundState.CLOSED && !r.reason().equals(Refund.LATE_PAYMENT))
                .mapToLong(Refund::amount)
                .sum();
    }

    private static Payment theOneThatPaid(List<Payment> attempts) {
        return attempts.stream()
                .filter(p -> p.state() == PaymentState.SUCCEEDED)
                .findFirst()
                .orElseThrow();
    }
}
