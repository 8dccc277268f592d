package io.gatehouse.card;

import java.util.EnumSet;
import java.util.Set;

/** How a renewal stands, and what it may become. */
public enum RenewalState {
    /** Waits for the management. */
    REQUESTED,
    /** Waits for its payment. */
    APPROVED,
    REJECTED,
    /** Has extended its card. */
    RENEWED;

    private Set<RenewalState> next() {
        // spotless:off
        return switch (this) {
            case REQUESTED         -> EnumSet.of(APPROVED, REJECTED);
            case APPROVED          -> EnumSet.of(RENEWED, REJECTED);
            case REJECTED, RENEWED -> EnumSet.noneOf(RenewalState.class);
        };
        // spotless:on
    }

    public boolean mayBecome(RenewalState state) {
        return next().contains(state);
    }

    /** The one place where an illegal move fails. */
    RenewalState to(RenewalState state) {
        if (!mayBecome(state)) {
            throw new IllegalStateException("A renewal that is " + this + " cannot become " + state);
        }
        return state;
    }
}
