package io.gatehouse.fee;

/**
 * A coupon, member's points or a merchant's validation.
 *
 * @param value minor units, minutes or per cent; of no meaning for FREE
 * @param stackable may be used together with others
 * @param committed used for this stay already: it counts whatever else is chosen
 */
public record Benefit(String id, String label, Kind kind, long value, boolean stackable, boolean committed) {

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

    /** One that goes together with others and was not used yet. */
    public Benefit(String id, String label, Kind kind, long value) {
        this(id, label, kind, value, true, false);
    }

    /** Nothing need be used beside it. */
    boolean suffices() {
        return kind == Kind.FREE;
    }
}
