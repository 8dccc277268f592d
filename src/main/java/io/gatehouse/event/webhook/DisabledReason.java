package io.gatehouse.event.webhook;

/** Why a webhook is told nothing. */
public enum DisabledReason {
    /** It answered 410. */
    GONE,
    /** For five days no attempt succeeded. */
    FAILING,
    BY_HAND
}
