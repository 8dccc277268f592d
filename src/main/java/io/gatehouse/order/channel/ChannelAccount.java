package io.gatehouse.order.channel;

import java.util.UUID;

/**
 * An account by which a tenant takes money through a channel.
 *
 * @param parkId of this park alone; null: of all the tenant's parks that have none of their own
 * @param defers cars may leave first and pay later by it
 */
public record ChannelAccount(UUID id, UUID parkId, boolean defers) {

    /** @param park null: any of the tenant's */
    boolean serves(UUID park, PaymentMethod method) {
        return (park == null || parkId == null || parkId.equals(park)) && (defers || method != PaymentMethod.DEFERRED);
    }
}
