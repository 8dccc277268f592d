package io.gatehouse.order.channel;

import java.util.UUID;

/**
 * Which way a payment goes.
 *
 * @param accountId at the channel; null where that needs none
 */
public record Route(String channel, UUID accountId) {}
