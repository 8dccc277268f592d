package io.gatehouse.fee;

import java.time.Instant;

/**
 * A cap that bit.
 *
 * @param to the end of its window, or of the stay if that comes first
 * @param deducted what the window would have cost beyond the limit
 */
public record CapApplied(String rule, Instant from, Instant to, long limit, long deducted) {}
