package io.gatehouse.lane;

/** The robot's light strip. */
public enum Light {
    GREEN,
    YELLOW,
    RED,
    OFF
}
