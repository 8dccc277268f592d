package io.gatehouse.call;

/** Who called whom, and how. */
public enum CallKind {
    /** The help button, or the platform on its robot's behalf. */
    FROM_ROBOT,
    /** The hot-line. */
    FROM_PHONE,
    /** An agent called a lane that waits. */
    TO_ROBOT,
    /** A driver's scan. */
    VIDEO
}
