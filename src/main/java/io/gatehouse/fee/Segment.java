package io.gatehouse.fee;

import java.time.Instant;

/**
 * A stretch of the stay under one rule.
 *
 * @param rule which one, e.g. {@code day.steps[1]}, {@code flats.early-bird}, {@code freeMinutes}
 * @param amount before caps
 */
public record Segment(Instant from, Instant to, long minutes, String rule, long amount) {}
