package io.gatehouse.lane;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where a passage stands: {@code ARRIVED → HELD → CLEARED → THROUGH}, or {@code BACKED_OUT}, or {@code ABANDONED}
 * (domain/lanes.md, "A passage").
 */
public enum PassageState {
    /** The loop is armed; facts are being gathered. */
    ARRIVED,
    /** The gate stays shut and waits for the driver or the desk. */
    HELD,
    /** An opening was granted. */
    CLEARED,
    /** The robot reported the car gone through. */
    THROUGH,
    /** The robot reported that the car drove back. */
    BACKED_OUT,
    /** Given up: a newer car stood at the loop. Our presumption, so that the robot's late word still counts. */
    ABANDONED;

    private Set<PassageState> next() {
        // spotless:off
        return switch (this) {
            case ARRIVED             -> EnumSet.of(HELD, CLEARED, THROUGH, BACKED_OUT, ABANDONED);
            case HELD                -> EnumSet.of(CLEARED, THROUGH, BACKED_OUT, ABANDONED);
            case CLEARED             -> EnumSet.of(THROUGH, BACKED_OUT, ABANDONED);
            case ABANDONED           -> EnumSet.of(THROUGH, BACKED_OUT);
            case THROUGH, BACKED_OUT -> EnumSet.noneOf(PassageState.class);
        };
        // spotless:on
    }

    public boolean mayBecome(PassageState state) {
        return next().contains(state);
    }

    /** The one place where an illegal move fails. */
    PassageState to(PassageState state) {
        if (!mayBecome(state)) {
            throw new IllegalStateException("A passage that is " + this + " cannot become " + state);
        }
        return state;
    }

    /** The car stands at the loop, as far as is known. At most one passage of a lane is live. */
    public boolean live() {
        return this == ARRIVED || this == HELD || this == CLEARED;
    }

    /** The rules may still decide it: nothing has been granted yet. */
    public boolean decidable() {
        return this == ARRIVED || this == HELD;
    }
}
