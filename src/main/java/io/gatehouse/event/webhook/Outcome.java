package io.gatehouse.event.webhook;

/** What an attempt came to. */
enum Outcome {
    /** 2xx. */
    DELIVERED,
    /** Any other answer, or none in time. */
    FAILED,
    /** 410: never again. */
    GONE;

    private static final int GONE_STATUS = 410;

    static Outcome of(Attempt attempt) {
        if (attempt.status() == null) {
            return FAILED;
        }
        if (attempt.status() == GONE_STATUS) {
            return GONE;
        }
        return attempt.status() / 100 == 2 ? DELIVERED : FAILED;
    }
}
