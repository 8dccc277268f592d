package io.gatehouse.lane;

/** What kind of picture the robot's screen shows (contract/mqtt.md, {@code present}). */
public enum Screen {
    SMILE,
    TEXT,
    QR,
    PHOTOS,
    DOCUMENT,
    WAIT,
    IDLE
}
