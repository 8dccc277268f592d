package io.gatehouse.fee;

/** As what a vehicle is inside. */
public enum StayClass {
    TEMPORARY,
    UNPLATED,
    /** Entered because the spaces of its card were taken. */
    SHARED_SPACES,
    CARD,
    CARD_EXPIRED,
    VISITOR,
    OTHER
}
