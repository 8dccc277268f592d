package io.gatehouse.order;

/** What an order is for. */
public enum OrderKind {
    /** A stay that is paid by time. */
    TEMPORARY,
    /** A renewal of a card. */
    CARD,
    /** What was owed when the gate was opened all the same. */
    ARREARS
}
