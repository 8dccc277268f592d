package io.gatehouse.event.webhook;

/** Whether a webhook is told anything. */
public enum WebhookState {
    ACTIVE,
    /** Nothing is told, and nothing is kept for later: what is missed can be replayed. */
    DISABLED
}
