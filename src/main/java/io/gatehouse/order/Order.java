package io.gatehouse.order;

import io.gatehouse.platform.Ids;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One order for what is owed. Its total never changes: a changed fee makes a new order and cancels this one.
 *
 * @param parts the orders that are paid with this one; null with most, which collect no others
 * @param paidWith the order that collected this one and was paid; null when it was paid by itself
 */
public record Order(
        UUID id,
        UUID tenantId,
        UUID parkId,
        OrderKind kind,
        OrderState state,
        long amount,
        long refunded,
        String currency,
        String plate,
        UUID stayId,
        UUID cardId,
        UUID renewalId,
        JsonObject quote,
        Instant feeUntil,
        Instant createdAt,
        Instant paidAt,
        String closedReason,
        List<UUID> parts,
        UUID paidWith) {

    /** The reason of an order that nobody will ever pay. */
    public static final String WRITTEN_OFF = "written-off";

    static Order opened(OrderDraft draft, Instant at) {
        return made(draft, draft.kind(), OrderState.OPEN, at);
    }

    /** For what was owed when the gate was opened all the same. */
    static Order inArrears(OrderDraft draft, Instant at) {
        return made(draft, OrderKind.ARREARS, OrderState.ARREARS, at);
    }

    private static Order made(OrderDraft d, OrderKind kind, OrderState state, Instant at) {
        return new Order(
                Ids.next(),
                d.tenantId(),
                d.parkId(),
                kind,
                state,
                d.amount(),
                0,
                d.currency(),
                d.plate(),
                d.stayId(),
                d.cardId(),
                d.renewalId(),
                d.quote(),
                d.feeUntil(),
                at,
                null,
                null,
                null,
                null);
    }

    /** Collects others of one plate and currency, so that one payment pays them all. */
    static Order collecting(String plate, UUID parkId, List<Order> parts, Instant at) {
        var first = parts.get(0);
        var ids = parts.stream().map(Order::id).sorted().toList();
        var listed = new JsonArray(ids.stream().map(UUID::toString).toList());
        return new Order(
                Ids.next(),
                first.tenantId,
                parkId,
                OrderKind.ARREARS,
                OrderState.OPEN,
                parts.stream().mapToLong(Order::amount).sum(),
                0,
                first.currency,
                plate,
                null,
                null,
                null,
                new JsonObject().put("orders", listed),
                null,
                at,
                null,
                null,
                ids,
                null);
    }

    public boolean isInArrears() {
        return state == OrderState.ARREARS;
    }

    boolean collects() {
        return parts != null;
    }

    /** For a part of what is left unpaid; with others, which are for the rest, it takes this one's place. */
    Order forSome(long some, Instant at) {
        return new Order(
                Ids.next(),
                tenantId,
                parkId,
                OrderKind.ARREARS,
                OrderState.ARREARS,
                some,
                0,
                currency,
                plate,
                stayId,
                cardId,
                renewalId,
                new JsonObject().put("splitOf", id.toString()),
                feeUntil,
                at,
                null,
                null,
                null,
                null);
    }

    /** Its quote deducted something. */
    boolean countsOnBenefits() {
        return quote != null && !quote.getJsonArray("benefits", new JsonArray()).isEmpty();
    }

    Order recounted(OrderDraft draft) {
        return copy(state, refunded, paidAt, closedReason, draft.quote(), draft.feeUntil(), paidWith);
    }

    Order paid(Instant at) {
        return moved(OrderState.PAID, refunded, at, closedReason);
    }

    Order paidWith(UUID collection, Instant at) {
        return copy(state.to(OrderState.PAID), refunded, at, closedReason, quote, feeUntil, collection);
    }

    Order cancelled(String reason) {
        return moved(OrderState.CANCELLED, refunded, paidAt, reason);
    }

    Order leftUnpaid() {
        return moved(OrderState.ARREARS, refunded, paidAt, closedReason);
    }

    Order refunded(long more) {
        long total = Math.addExact(refunded, more);
        if (more <= 0 || total > amount) {
            throw new IllegalStateException("An order of " + amount + " cannot have " + total + " refunded");
        }
        return moved(total == amount ? OrderState.REFUNDED : OrderState.PARTLY_REFUNDED, total, paidAt, closedReason);
    }

    /** The same sum is owed. */
    boolean owes(OrderDraft draft) {
        return amount == draft.amount() && currency.equals(draft.currency());
    }

    private Order moved(OrderState to, long nowRefunded, Instant nowPaidAt, String reason) {
        return copy(state.to(to), nowRefunded, nowPaidAt, reason, quote, feeUntil, paidWith);
    }

    private Order copy(
            OrderState to, long given, Instant paid, String reason, JsonObject how, Instant until, UUID collection) {
        return new Order(
                id,
                tenantId,
                parkId,
                kind,
                to,
                amount,
                given,
                currency,
                plate,
                stayId,
                cardId,
                renewalId,
                how,
                until,
                createdAt,
                paid,
                reason,
                parts,
                collection);
    }
}
