package io.gatehouse.event.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * How a webhook stands.
 *
 * @param failingSince no attempt has succeeded since; null: the last one did
 * @param tx its cursor in the log, with {@code seq}
 */
record Standing(
        UUID webhookId,
        WebhookState state,
        DisabledReason reason,
        Instant disabledAt,
        Instant failingSince,
        long tx,
        long seq) {

    static final Duration PATIENCE = Duration.ofDays(5);

    /** Whether this attempt was one too many. */
    Optional<DisabledReason> disabledBy(Outcome outcome, Instant now) {
        if (outcome == Outcome.GONE) {
            return Optional.of(DisabledReason.GONE);
        }
        boolean givenUp =
                outcome == Outcome.FAILED && failingSince != null && !now.isBefore(failingSince.plus(PATIENCE));
        return givenUp ? Optional.of(DisabledReason.FAILING) : Optional.empty();
    }

    Instant failingAfter(Outcome outcome, Instant now) {
        if (outcome == Outcome.DELIVERED) {
            return null;
        }
        return failingSince == null ? now : failingSince;
    }
}
