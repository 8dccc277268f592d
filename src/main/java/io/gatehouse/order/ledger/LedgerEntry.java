package io.gatehouse.order.ledger;

import io.gatehouse.platform.Money;
import java.time.Instant;
import java.util.UUID;

/** One half of a movement. */
public record LedgerEntry(
        UUID id,
        UUID movementId,
        Account account,
        String channel,
        Money amount,
        UUID orderId,
        UUID paymentId,
        UUID refundId,
        Instant at) {}
