package io.gatehouse.order;

import io.gatehouse.event.Fact;
import io.gatehouse.order.channel.ChannelResult;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/** What orders, payments and refunds tell, in the words of the API. */
final class OrderFacts {

    private OrderFacts() {}

    static Fact opened(Order order, Instant at) {
        return fact("order.opened", order, at, data(order));
    }

    static Fact paid(Order order, Payment payment, Instant at) {
        return fact("order.paid", order, at, data(order, payment));
    }

    /** One payment paid several orders, each of which tells {@code order.paid} of its own. */
    static Fact collected(Order collection, Payment payment, List<Order> paid, Instant at) {
        var ids = new JsonArray(paid.stream().map(order -> text(order.id())).toList());
        return fact("arrears.paid", collection, at, data(collection, payment).put("orders", ids));
    }

    static Fact cancelled(Order order, Instant at) {
        return fact("order.cancelled", order, at, data(order).put("reason", order.closedReason()));
    }

    static Fact arrears(Order order, Instant at) {
        return fact("order.arrears", order, at, data(order));
    }

    static Fact refunded(Order order, Refund refund, Instant at) {
        return fact("order.refunded", order, at, data(order, refund));
    }

    static Fact refundFailed(Order order, Refund refund, Instant at) {
        return fact("refund.failed", order, at, data(order, refund));
    }

    static Fact accepted(Order order, Payment payment, Instant at) {
        return fact("payment.accepted", order, at, data(order, payment));
    }

    static Fact failed(Order order, Payment payment, Instant at) {
        return fact("payment.failed", order, at, data(order, payment).put("reason", payment.reason()));
    }

    static Fact credited(Order order, Payment payment, Instant at) {
        return fact("payment.credited", order, at, data(order, payment));
    }

    /** The money of a late payment is with the driver again. */
    static Fact returned(Order order, Refund refund, Instant at) {
        return fact("payment.returned", order, at, data(order, refund));
    }

    static Fact mismatch(Order order, Payment payment, ChannelResult told, Instant at) {
        return fact(
                "payment.mismatch", order, at, data(order, payment).put("told", money(told.amount(), told.currency())));
    }

    private static Fact fact(String type, Order order, Instant at, JsonObject data) {
        return new Fact(order.tenantId(), order.parkId(), order.id(), type, at, data);
    }

    private static JsonObject data(Order order) {
        return new JsonObject()
                .put("orderId", text(order.id()))
                .put("kind", order.kind().name())
                .put("state", order.state().name())
                .put("total", money(order.amount(), order.currency()))
                .put("plate", order.plate())
                .put("stayId", text(order.stayId()))
                .put("cardId", text(order.cardId()))
                .put("renewalId", text(order.renewalId()))
                .put("paidWith", text(order.paidWith()));
    }

    private static JsonObject data(Order order, Payment payment) {
        return data(order)
                .put("paymentId", text(payment.id()))
                .put("channel", payment.channel())
                .put("method", payment.method().name());
    }

    private static JsonObject data(Order order, Refund refund) {
        return data(order)
                .put("refundId", text(refund.id()))
                .put("amount", money(refund.amount(), refund.currency()))
                .put("refundState", refund.state().name())
                .put("reason", refund.reason());
    }

    private static String text(Object idOrNull) {
        return idOrNull == null ? null : idOrNull.toString();
    }

    private static JsonObject money(long amount, String currency) {
        return new JsonObject().put("amount", amount).put("currency", currency);
    }
}
