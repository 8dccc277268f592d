package io.gatehouse.call;

/** Call centres that we can speak with. */
public enum CallCenterKind {
    /** Only played, for demonstrations and tests. */
    SANDBOX,
    /** TI-NET Clink 2 (天润融通). */
    CLINK
}
