package io.gatehouse.order;

import io.gatehouse.platform.Ids;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/** One order for what is owed. Its total never changes: a changed fee makes a new order and cancels this one. */
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
        String closedReason) {

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
                null);
    }

    Order paid(Instant at) {
        return moved(OrderState.PAID, refunded, at, closedReason);
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
        return new Order(
                id,
                tenantId,
                parkId,
                kind,
                state.to(to),
                amount,
                nowRefunded,
                currency,
                plate,
                stayId,
                cardId,
                renewalId,
                quote,
                feeUntil,
                createdAt,
                nowPaidAt,
                reason);
    }
}
