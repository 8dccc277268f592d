package io.gatehouse.order;

import io.gatehouse.event.Events;
import io.gatehouse.order.channel.PaymentMethod;
import io.gatehouse.order.channel.Route;
import io.gatehouse.order.channel.TenantChannels;
import io.gatehouse.platform.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Begins an attempt under the order's lock: "at most one attempt per order is live". */
@ApplicationScoped
class Attempts {

    private static final String SUPERSEDED = "superseded";

    private final Orders orders;
    private final Payments payments;
    private final Events events;
    private final Clock clock;

    Attempts(Orders orders, Payments payments, Events events, Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param fresh made now, not found
     * @param madeWay the attempt that was given up for it, or null
     */
    record Begun(Payment payment, boolean fresh, Payment madeWay) {}

    /** @param wanted the name of a channel; null: the one that the order's park uses */
    Uni<Begun> begin(
            SqlConnection tx, UUID tenant, UUID orderId, TenantChannels channels, String wanted, PaymentMethod method) {
        return begin(tx, tenant, orderId, order -> channels.route(order.parkId(), wanted, method), method);
    }

    Uni<Begun> begin(SqlConnection tx, UUID tenant, UUID orderId, Route route, PaymentMethod method) {
        return begin(tx, tenant, orderId, order -> route, method);
    }

    private Uni<Begun> begin(
            SqlConnection tx, UUID tenant, UUID orderId, Function<Order, Route> route, PaymentMethod method) {
        return orders.lock(tx, tenant, orderId)
                .invoke(Attempts::refuseIfNotPayable)
                .call(order -> refuseIfAPartIsNot(tx, order))
                .chain(order -> payments.ofOrder(tx, orderId)
                        .map(Attempts::liveOne)
                        .chain(live -> begin(tx, order, live, route.apply(order), method)));
    }

    private Uni<Begun> begin(SqlConnection tx, Order order, Payment live, Route route, PaymentMethod method) {
        if (live == null) {
            return create(tx, order, route, method, null);
        }
        if (live.isBy(route, method)) {
            return Uni.createFrom().item(new Begun(live, false, null));
        }
        if (live.mayMakeWay()) {
            return makeWay(tx, order, live).chain(gone -> create(tx, order, route, method, gone));
        }
        throw Problem.conflict("payment-in-progress", "Payment " + live.id() + " is not decided yet.");
    }

    private Uni<Begun> create(SqlConnection tx, Order order, Route route, PaymentMethod method, Payment madeWay) {
        var payment = Payment.created(order, route, method, clock.instant());
        return payments.insert(tx, payment).replaceWith(new Begun(payment, true, madeWay));
    }

    private Uni<Payment> makeWay(SqlConnection tx, Order order, Payment live) {
        var now = clock.instant();
        var gone = live.givenUp(SUPERSEDED, now);
        return payments.save(tx, gone)
                .chain(() -> events.tell(tx, List.of(OrderFacts.failed(order, gone, now))))
                .replaceWith(gone);
    }

    private static Payment liveOne(List<Payment> all) {
        return all.stream().filter(p -> p.state().live()).findFirst().orElse(null);
    }

    private Uni<?> refuseIfAPartIsNot(SqlConnection tx, Order order) {
        return order.collects()
                ? orders.some(tx, order.parts()).invoke(parts -> parts.forEach(Attempts::refuseIfNotPayable))
                : Uni.createFrom().voidItem();
    }

    private static void refuseIfNotPayable(Order order) {
        if (!order.state().payable()) {
            throw Problem.conflict("order-not-payable", "The order is " + order.state() + ".");
        }
    }
}
