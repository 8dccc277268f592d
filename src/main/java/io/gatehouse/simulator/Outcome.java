package io.gatehouse.simulator;

/** How a command ended. */
public enum Outcome {
    DONE,
    /** The robot would not: another car, or something is broken. */
    REFUSED,
    /** It came too late. */
    EXPIRED
}
