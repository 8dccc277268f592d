package io.gatehouse.call;

import java.util.EnumSet;
import java.util.Set;

/** Where a call stands: {@code QUEUED → OFFERED → ANSWERED → WRAP_UP → CLOSED}, or {@code ABANDONED}, or {@code MISSED}. */
public enum CallState {
    /** Waits for an agent. */
    QUEUED,
    /** Reserved for one agent, for a few seconds. */
    OFFERED,
    /** An agent has it. */
    ANSWERED,
    /** Nobody talks any more; the agent writes down what it was. */
    WRAP_UP,
    CLOSED,
    /** The caller hung up, or the car has gone. */
    ABANDONED,
    /** Nobody took it. */
    MISSED;

    private Set<CallState> next() {
        // spotless:off
        return switch (this) {
            case QUEUED                    -> EnumSet.of(OFFERED, ABANDONED, MISSED);
            case OFFERED                   -> EnumSet.of(QUEUED, ANSWERED, ABANDONED);
            case ANSWERED                  -> EnumSet.of(QUEUED, WRAP_UP, CLOSED);
            case WRAP_UP                   -> EnumSet.of(QUEUED, CLOSED);
            case CLOSED, ABANDONED, MISSED -> EnumSet.noneOf(CallState.class);
        };
        // spotless:on
    }

    public boolean mayBecome(CallState state) {
        return next().contains(state);
    }

    /** The one place where an illegal move fails. */
    CallState to(CallState state) {
        if (!mayBecome(state)) {
            throw new IllegalStateException("A call that is " + this + " cannot become " + state);
        }
        return state;
    }

    /** Somebody still waits for an agent. */
    public boolean waits() {
        return this == QUEUED || this == OFFERED;
    }

    /** An agent has taken it and not closed it. */
    public boolean isHeld() {
        return this == ANSWERED || this == WRAP_UP;
    }

    public boolean over() {
        return next().isEmpty();
    }
}
