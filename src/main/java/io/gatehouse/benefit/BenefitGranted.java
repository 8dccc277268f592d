package io.gatehouse.benefit;

import java.util.UUID;

/**
 * Fired after the commit: a vehicle that may wait at a lane can use a benefit that it could not use before.
 *
 * @param stayId or null, when it is the plate's
 */
public record BenefitGranted(UUID tenantId, UUID stayId, String plate) {}
