package io.gatehouse.robot;

/** How a command ended. */
public enum CommandOutcome {
    DONE,
    REFUSED,
    EXPIRED,
    /** The robot never answered. Not retried by itself; its late answer is still heard. */
    UNKNOWN
}
