package io.gatehouse.order.channel;

import java.util.UUID;

/** One attempt as a channel is told of it: {@code tradeNo} is our name for it, the same at every repetition. */
public record Trade(
        UUID tenantId, String tradeNo, PaymentMethod method, long amount, String currency, Behaviour behaviour) {}
