package io.gatehouse.lane;

/** What a driver's scan leads to. */
public enum CheckoutPurpose {
    UNPLATED_ENTRY,
    UNPLATED_EXIT,
    FEE,
    RENEWAL,
    ARREARS
}
