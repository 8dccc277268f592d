package io.gatehouse.order.reconciliation;

/** What a line of a bill, or a difference, is about. */
public enum BillKind {
    PAYMENT,
    REFUND
}
