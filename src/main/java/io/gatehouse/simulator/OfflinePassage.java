package io.gatehouse.simulator;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * What the robot did by itself for one car while it was cut off.
 *
 * @param plate or null
 * @param rule why it opened, or did not
 */
public record OfflinePassage(
        UUID arrivalId, PlateReading plate, OffsetDateTime at, Departure direction, boolean opened, String rule) {}
