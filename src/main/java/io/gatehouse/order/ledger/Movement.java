package io.gatehouse.order.ledger;

import java.time.Instant;
import java.util.UUID;

/** An amount that moves from one account to another: two entries that sum to zero. */
public record Movement(
        UUID tenantId,
        Account from,
        Account to,
        String channel,
        long amount,
        String currency,
        UUID orderId,
        UUID paymentId,
        UUID refundId,
        Instant at) {

    public Movement {
        if (amount <= 0 || from == to) {
            throw new IllegalArgumentException("A movement has an amount, and two accounts");
        }
    }
}
