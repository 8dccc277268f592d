package io.gatehouse.fee;

import java.time.Instant;
import java.time.ZoneId;

/**
 * The time to be paid for. A fee counts by the minute of the clock, as the screens show it: seconds are dropped.
 *
 * @param until when the car reached the exit loop, or now
 */
public record ParkingTime(Instant enteredAt, Instant until, ZoneId zone) {}
