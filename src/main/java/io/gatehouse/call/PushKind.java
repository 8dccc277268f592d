package io.gatehouse.call;

/** What an event of a call centre means here. */
public enum PushKind {
    CAME_IN,
    OFFERED_TO,
    ANSWERED,
    HUNG_UP,
    /** Known, and nothing to us. */
    IGNORED
}
