package io.gatehouse.event.webhook;

/** What a delivery is of. */
public enum DeliveryKind {
    /** An event, when it happened. */
    EVENT,
    /** An event again, because somebody asked for it. */
    REPLAY,
    /** No event: somebody tried the webhook. */
    TEST
}
