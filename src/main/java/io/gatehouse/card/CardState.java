package io.gatehouse.card;

/** Whether a card is valid today, in its park's time zone. */
public enum CardState {
    VALID,
    /** Its first day is still to come, or it has never been paid for. */
    NOT_YET,
    EXPIRED,
    SUSPENDED
}
