package io.gatehouse.lane;

/** Which way a lane leads. */
public enum Direction {
    ENTRY,
    EXIT
}
