package io.gatehouse.order.channel;

import java.util.UUID;

/** One refund as a channel is told of it: {@code refundNo} is our name for it, the same at every repetition. */
public record GiveBack(UUID tenantId, String refundNo, String tradeNo, long amount, String currency, String reason) {}
