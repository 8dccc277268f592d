package io.gatehouse.order;

import io.gatehouse.order.Settlement.Attempt;
import io.gatehouse.order.channel.ChannelResult;
import io.gatehouse.platform.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Takes a channel's word about an attempt, whoever brings it: callback, query or sweep, once or often, in any order and
 * at the same moment. What follows from it happens in one transaction under the order's lock, and once.
 */
@ApplicationScoped
public class SettlementService {

    private final Database database;
    private final Orders orders;
    private final Payments payments;
    private final SettlementEffects effects;
    private final Announcements announcements;

    SettlementService(
            Database database,
            Orders orders,
            Payments payments,
            SettlementEffects effects,
            Announcements announcements) {
        this.database = database;
        this.orders = orders;
        this.payments = payments;
        this.effects = effects;
        this.announcements = announcements;
    }

    /** What came of it, and how the order and the attempt stand now. */
    public record Settled(Settlement what, Order order, Payment payment) {}

    /** Of a payment that is known by its trade number only. */
    public Uni<Settled> settle(String tradeNo, ChannelResult result) {
        return database.acrossTenants(connection -> payments.homeOf(connection, tradeNo))
                .chain(home -> settle(home.tenantId(), home.id(), result));
    }

    public Uni<Settled> settle(UUID tenant, UUID paymentId, ChannelResult result) {
        return underLock(
                tenant, paymentId, tx -> attempt -> effects.of(tx, attempt, Settlement.of(attempt, result), result));
    }

    /** We no longer wait for this attempt; its channel is asked to close it until it has. */
    public Uni<Settled> giveUp(UUID tenant, UUID paymentId, String reason) {
        return underLock(tenant, paymentId, tx -> attempt -> effects.giveUp(tx, attempt, reason));
    }

    private Uni<Settled> underLock(
            UUID tenant, UUID paymentId, Function<SqlConnection, Function<Attempt, Uni<Settled>>> work) {
        return database.inWholeTenant(tenant, tx -> attempt(tx, tenant, paymentId)
                        .chain(attempt -> work.apply(tx).apply(attempt)))
                .invoke(announcements::afterCommit);
    }

    /** Attempts are read after their order is locked, for until then they may change. */
    private Uni<Attempt> attempt(SqlConnection tx, UUID tenant, UUID paymentId) {
        return payments.orderOf(tx, tenant, paymentId)
                .chain(orderId -> orders.lock(tx, tenant, orderId))
                .chain(order -> parts(tx, order).chain(parts -> payments.ofOrder(tx, order.id())
                        .map(all -> attempt(order, parts, all, paymentId))));
    }

    /** A collection is locked before its parts, and those in their order: by everybody. */
    private Uni<List<Order>> parts(SqlConnection tx, Order order) {
        return order.collects()
                ? orders.lockAll(tx, order.parts())
                : Uni.createFrom().item(List.of());
    }

    private static Attempt attempt(Order order, List<Order> parts, List<Payment> all, UUID paymentId) {
        var payment = all.stream().filter(p -> p.id().equals(paymentId)).findFirst();
        boolean anotherLive = all.stream().anyMatch(p -> p.state().live() && !p.id().equals(paymentId));
        return new Attempt(order, payment.orElseThrow(), anotherLive, parts);
    }
}
