package io.gatehouse.order;

import java.util.EnumSet;
import java.util.Set;

/** How an order stands, and what it may become. */
public enum OrderState {
    OPEN,
    /** Left without paying. Still payable. */
    ARREARS,
    PAID,
    PARTLY_REFUNDED,
    REFUNDED,
    /** The fee changed, or nothing is owed any more. A payment that comes now is given back. */
    CANCELLED;

    private Set<OrderState> next() {
        // spotless:off
        return switch (this) {
            case OPEN                -> EnumSet.of(PAID, CANCELLED, ARREARS);
            case ARREARS             -> EnumSet.of(PAID, CANCELLED);
            case PAID                -> EnumSet.of(PARTLY_REFUNDED, REFUNDED);
            case PARTLY_REFUNDED     -> EnumSet.of(PARTLY_REFUNDED, REFUNDED);
            case REFUNDED, CANCELLED -> EnumSet.noneOf(OrderState.class);
        };
        // spotless:on
    }

    public boolean mayBecome(OrderState state) {
        return next().contains(state);
    }

    /** The one place where an illegal move fails. */
    OrderState to(OrderState state) {
        if (!mayBecome(state)) {
            throw new IllegalStateException("An order that is " + this + " cannot become " + state);
        }
        return state;
    }

    /** Takes a payment. */
    public boolean payable() {
        return mayBecome(PAID);
    }

    /** Was paid, and something of it may be left to give back. */
    public boolean refundable() {
        return mayBecome(REFUNDED);
    }
}
