package io.gatehouse.simulator;

/** Which way cars go through a lane. */
public enum Direction {
    ENTRY,
    EXIT
}
