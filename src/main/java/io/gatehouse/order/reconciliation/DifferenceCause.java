package io.gatehouse.order.reconciliation;

/** Why bill and ledger differ. */
public enum DifferenceCause {
    /** The channel took money that the ledger does not know. */
    MISSING_HERE,
    /** The ledger has money that the channel does not know. */
    MISSING_THERE,
    AMOUNT_DIFFERS,
    /** A refund that only one of the two has, or with another amount. */
    REFUND_DIFFERS,
    /** Both have it, on different days: paid just before midnight and booked just after, or a refund that took its time. */
    DAY_BOUNDARY
}
