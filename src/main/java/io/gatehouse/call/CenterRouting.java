package io.gatehouse.call;

/** Who decides which agent gets a call that comes through a call centre. */
public enum CenterRouting {
    /** The call centre rings a seat, and we follow. */
    CENTER,
    /** We offer the call to an agent, and the call centre connects whoever accepts. */
    GATEHOUSE
}
