package io.gatehouse.vehicle;

/** How a stay stands. */
public enum StayState {
    LIVE,
    /** Its exit passage reported the car gone through. */
    ENDED,
    /** The car was proved to be outside, and nobody saw it leave; not charged beyond that proof. */
    EXIT_MISSING,
    /** Corrected away: it never was. */
    VOID
}
