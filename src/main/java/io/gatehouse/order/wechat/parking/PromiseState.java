package io.gatehouse.order.wechat.parking;

import java.util.EnumSet;
import java.util.Set;

/** How far WeChat Pay has promised to pay for one stay, and what may become of it. */
public enum PromiseState {
    /** The stay has begun; nobody was told of it yet. */
    DUE,
    /** The entry was told of, and nobody knows what came of it: it is told again, in the same words. */
    ASKED,
    /** There will be no promise: the plate has no service, or the stay is not paid by time. */
    NONE,
    /** The charge at the exit will be accepted, as far as is known. */
    PROMISED,
    /** Refused at the entry. The driver may put it right during the stay. */
    BLOCKED,
    /** Taken back during the stay. It may be given again. */
    WITHDRAWN;

    private Set<PromiseState> next() {
        // spotless:off
        return switch (this) {
            case DUE                -> EnumSet.of(ASKED, NONE);
            case ASKED              -> EnumSet.of(PROMISED, BLOCKED, WITHDRAWN, NONE);
            case PROMISED           -> EnumSet.of(WITHDRAWN);
            case BLOCKED, WITHDRAWN -> EnumSet.of(PROMISED);
            case NONE               -> EnumSet.noneOf(PromiseState.class);
        };
        // spotless:on
    }

    public boolean mayBecome(PromiseState state) {
        return next().contains(state);
    }

    /** The one place where an illegal move fails. */
    PromiseState to(PromiseState state) {
        if (!mayBecome(state)) {
            throw new IllegalStateException("A promise that is " + this + " cannot become " + state);
        }
        return state;
    }

    /** WeChat is still to be told of the stay. */
    boolean open() {
        return this == DUE || this == ASKED;
    }
}
