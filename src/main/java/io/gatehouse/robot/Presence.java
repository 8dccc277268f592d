package io.gatehouse.robot;

/** Whether a robot is connected. */
public enum Presence {
    ONLINE,
    OFFLINE
}
