package io.gatehouse.fee;

/**
 * A coupon, member's points or a merchant's validation.
 *
 * @param value minor units, minutes or per cent; of no meaning for FREE
 */
public record Benefit(String id, String label, Kind kind, long value) {

    /** What a benefit gives. */
    public enum Kind {
        AMOUNT,
        /** The stay is charged as if it had ended so many minutes earlier. */
        MINUTES,
        PERCENT,
        FREE
    }

    public Benefit {
        if (value < 0) {
            throw new IllegalArgumentException("A benefit cannot be worth " + value);
        }
    }
}
