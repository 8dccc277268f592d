package io.gatehouse.order.channel;

import java.util.EnumSet;
import java.util.Set;

/** How one refund stands at the channel, and what it may become. */
public enum RefundState {
    PROCESSING,
    SUCCEEDED,
    /** The channel refused it: nothing moved, and the amount may be asked for again. */
    CLOSED,
    /** The channel could not deliver it. Somebody has to see to it there, so the amount stays reserved. */
    ABNORMAL;

    private Set<RefundState> next() {
        // spotless:off
        return switch (this) {
            case PROCESSING        -> EnumSet.of(SUCCEEDED, CLOSED, ABNORMAL);
            case ABNORMAL          -> EnumSet.of(SUCCEEDED, CLOSED);
            case SUCCEEDED, CLOSED -> EnumSet.noneOf(RefundState.class);
        };
        // spotless:on
    }

    public boolean mayBecome(RefundState state) {
        return next().contains(state);
    }

    /** The one place where an illegal move fails. */
    public RefundState to(RefundState state) {
        if (!mayBecome(state)) {
            throw new IllegalStateException("A refund that is " + this + " cannot become " + state);
        }
        return state;
    }
}
