package io.gatehouse.fee;

import java.time.Instant;

/**
 * An earlier stay of the plate in this park.
 *
 * @param charged what that stay came to, however it was settled, without what it had itself continued: the quote's total
 *     less the earlier stays' share of its {@code paidBefore}
 */
public record PriorStay(Instant enteredAt, Instant leftAt, long freeMinutesUsed, long charged) {}
