package io.gatehouse.benefit;

import java.util.EnumSet;
import java.util.Set;

/** How a voucher stands, and what it may become. The same moves are the trigger's of V68. */
public enum VoucherState {
    ISSUED,
    /** An order counts on it, or a car that was let out free by it. */
    RESERVED,
    /** Paid with, promised with, or left by. */
    BURNT,
    /** Taken back by whoever issued it, or gone back to the mall. */
    REVOKED;

    private Set<VoucherState> next() {
        // spotless:off
        return switch (this) {
            case ISSUED   -> EnumSet.of(RESERVED, REVOKED);
            case RESERVED -> EnumSet.of(ISSUED, BURNT, REVOKED);
            case BURNT    -> EnumSet.of(ISSUED, REVOKED);
            case REVOKED  -> EnumSet.noneOf(VoucherState.class);
        };
        // spotless:on
    }

    public boolean mayBecome(VoucherState state) {
        return next().contains(state);
    }

    /** Somebody counts on it. */
    public boolean isUsed() {
        return this == RESERVED || this == BURNT;
    }
}
