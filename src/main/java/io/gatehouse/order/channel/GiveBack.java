package io.gatehouse.order.channel;

import java.util.UUID;

/**
 * One refund as a channel is told of it.
 *
 * @param accountId by which the money came; null where the channel needs none
 * @param refundNo our name for it, the same at every repetition
 * @param paid the whole of the payment that it gives back of
 */
public record GiveBack(
        UUID tenantId,
        UUID accountId,
        String refundNo,
        String tradeNo,
        long amount,
        long paid,
        String currency,
        String reason) {}
