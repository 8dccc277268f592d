package io.gatehouse.order.channel;

import java.time.Instant;
import java.util.UUID;

/**
 * One attempt as a channel is told of it. Whatever is said twice of it is said in the same words.
 *
 * @param accountId at the channel; null where that needs none
 * @param tradeNo our name for it
 * @param begunAt when it was made: how long it can be paid is counted from then
 */
public record Trade(
        UUID tenantId,
        UUID parkId,
        UUID accountId,
        String tradeNo,
        PaymentMethod method,
        long amount,
        String currency,
        Instant begunAt,
        Behaviour behaviour) {

    public Instant expiresAt() {
        return begunAt.plus(method.life());
    }
}
