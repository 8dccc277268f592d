package io.gatehouse.order.ledger;

/** Whose money an entry concerns. */
public enum Account {
    /** What lies at the payment channel: its daily bill says the same. */
    CHANNEL,
    REVENUE,
    /** What drivers paid for an order that could not take it, until it is given back. */
    DRIVER_CREDIT
}
