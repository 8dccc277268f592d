package io.gatehouse.lane;

/** Who or what let a car through. */
public enum OpeningKind {
    /** The rules, freely. */
    NORMAL,
    /** The rules, after the driver had paid. */
    PAYMENT,
    /** An agent, within what the rules allow the desk. */
    DESK,
    /** An agent, against the rules, with a reason. */
    ABNORMAL,
    /** A robot that was cut off, by its policy. */
    OFFLINE
}
