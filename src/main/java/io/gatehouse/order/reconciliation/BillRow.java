package io.gatehouse.order.reconciliation;

/**
 * One line of a channel's bill.
 *
 * @param kind PAYMENT or REFUND
 * @param refundNo our name for the refund; null with a payment
 * @param amount in minor units; less than nothing where a payment was taken back on the spot
 */
public record BillRow(
        BillKind kind, String tradeNo, String refundNo, String channelRef, long amount, String currency) {}
