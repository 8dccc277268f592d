package io.gatehouse.simulator;

/** How a car left the loop. */
public enum Departure {
    THROUGH,
    BACKED_OUT
}
