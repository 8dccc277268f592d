package io.gatehouse.park;

/** A park's rule for temporaries (临停确认进场). */
public enum Admission {
    /** Lets temporaries in. */
    OPEN,
    /** Turns strangers away unless the desk lets them in. */
    CONFIRM
}
