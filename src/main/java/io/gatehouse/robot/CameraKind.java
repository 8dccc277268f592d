package io.gatehouse.robot;

/** What a camera looks at. */
public enum CameraKind {
    /** The number plate of the car at the loop. */
    PLATE,
    /** The lane as a whole. */
    SCENE,
    /** What a driver holds up to it. */
    DOCUMENT
}
