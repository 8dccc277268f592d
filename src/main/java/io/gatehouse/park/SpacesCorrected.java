package io.gatehouse.park;

import java.util.UUID;

/** Told inside the platform, after the commit: a park's free spaces changed otherwise than by a car. */
public record SpacesCorrected(UUID tenantId, UUID parkId) {}
