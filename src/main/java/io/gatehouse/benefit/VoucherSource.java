package io.gatehouse.benefit;

/** Whom a driver owes a benefit to. */
public enum VoucherSource {
    /** A campaign of the operator's own. */
    COUPON,
    /** A merchant, for one stay. */
    VALIDATION,
    /** The member's points at the mall, for one stay. */
    POINTS
}
