package io.gatehouse.order;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * What is owed, before there is an order for it.
 *
 * @param amount in minor units, more than 0: where nothing is owed there is no order
 * @param quote how the amount came about
 * @param feeUntil the moment up to which the fee was counted
 * @param paidBefore what the quote took for already paid of this stay; an order is refused when that is no longer true.
 *     Null: not checked
 */
public record OrderDraft(
        UUID tenantId,
        UUID parkId,
        OrderKind kind,
        long amount,
        String currency,
        String plate,
        UUID stayId,
        UUID cardId,
        UUID renewalId,
        JsonObject quote,
        Instant feeUntil,
        Long paidBefore) {

    public OrderDraft {
        Objects.requireNonNull(tenantId);
        Objects.requireNonNull(kind);
        if (amount <= 0) {
            throw new IllegalArgumentException("An order is for more than nothing, not for " + amount);
        }
    }

    public static OrderDraft ofStay(
            UUID tenantId, UUID parkId, UUID stayId, String plate, long amount, String currency) {
        return new OrderDraft(
                tenantId, parkId, OrderKind.TEMPORARY, amount, currency, plate, stayId, null, null, null, null, null);
    }

    public static OrderDraft ofRenewal(
            UUID tenantId, UUID parkId, UUID cardId, UUID renewalId, String plate, long amount, String currency) {
        return new OrderDraft(
                tenantId, parkId, OrderKind.CARD, amount, currency, plate, null, cardId, renewalId, null, null, null);
    }

    public OrderDraft counted(JsonObject newQuote, Instant until, Long assumedPaid) {
        return new OrderDraft(
                tenantId,
                parkId,
                kind,
                amount,
                currency,
                plate,
                stayId,
                cardId,
                renewalId,
                newQuote,
                until,
                assumedPaid);
    }
}
