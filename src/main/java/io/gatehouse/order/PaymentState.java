package io.gatehouse.order;

import java.util.EnumSet;
import java.util.Set;

/** How one attempt to pay stands, and what it may become. */
public enum PaymentState {
    CREATED,
    /** The channel promises to pay. */
    ACCEPTED,
    SUCCEEDED,
    /** Over for us. The channel may still disagree: then what it took is given back, or settles the arrears. */
    FAILED,
    /** The money came when the order could not take it; a refund gives it back. */
    REVERSED;

    private Set<PaymentState> next() {
        // spotless:off
        return switch (this) {
            case CREATED             -> EnumSet.of(ACCEPTED, SUCCEEDED, FAILED, REVERSED);
            case ACCEPTED            -> EnumSet.of(SUCCEEDED, FAILED, REVERSED);
            case FAILED              -> EnumSet.of(SUCCEEDED, REVERSED);
            case SUCCEEDED, REVERSED -> EnumSet.noneOf(PaymentState.class);
        };
        // spotless:on
    }

    public boolean mayBecome(PaymentState state) {
        return next().contains(state);
    }

    /** The one place where an illegal move fails. */
    PaymentState to(PaymentState state) {
        if (!mayBecome(state)) {
            throw new IllegalStateException("A payment that is " + this + " cannot become " + state);
        }
        return state;
    }

    /** Its channel has not said yet how it ends. */
    public boolean live() {
        return this == CREATED || this == ACCEPTED;
    }
}
