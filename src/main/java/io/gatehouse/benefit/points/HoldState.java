package io.gatehouse.benefit.points;

import java.util.EnumSet;
import java.util.Set;

/** How far a conversation with a mall has got, and where it may go. */
public enum HoldState {
    ASKED,
    /** No answer in time: the driver pays as if there were none. The mall is asked again. */
    LATE,
    /** No member, or no points. */
    NOTHING,
    /** The mall keeps them for this stay; there is a voucher. */
    HELD,
    /** Used up here; the mall is told until it has answered. */
    TO_CONFIRM,
    CONFIRMED,
    /** The mall would not have it: its points were used here, and not paid for there. */
    REFUSED,
    /** Not used after all; the mall is told until it has answered. */
    TO_RELEASE,
    RELEASED;

    private Set<HoldState> next() {
        // spotless:off
        return switch (this) {
            case ASKED              -> EnumSet.of(HELD, NOTHING, LATE);
            case LATE               -> EnumSet.of(HELD, NOTHING, TO_CONFIRM, TO_RELEASE);
            case HELD               -> EnumSet.of(TO_CONFIRM, TO_RELEASE);
            case TO_CONFIRM         -> EnumSet.of(CONFIRMED, REFUSED, TO_RELEASE);
            case CONFIRMED, REFUSED -> EnumSet.of(TO_RELEASE);
            case TO_RELEASE         -> EnumSet.of(RELEASED);
            case NOTHING, RELEASED  -> EnumSet.noneOf(HoldState.class);
        };
        // spotless:on
    }

    public boolean mayBecome(HoldState state) {
        return next().contains(state);
    }

    /** The one place where an illegal move fails. */
    HoldState to(HoldState state) {
        if (!mayBecome(state)) {
            throw new IllegalStateException("Points that are " + this + " cannot become " + state);
        }
        return state;
    }
}
