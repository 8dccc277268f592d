package io.gatehouse.vehicle;

import java.util.UUID;

/**
 * Somebody set a stay right: told within this instance, after the commit.
 *
 * @param oldPlate null when it had none
 * @param freedSpace its vehicle was counted as inside, and is not any more
 */
public record StayCorrected(
        UUID tenantId, UUID parkId, UUID stayId, String oldPlate, String plate, boolean freedSpace) {}
