package io.gatehouse.event.webhook;

import io.gatehouse.event.EventView;
import java.time.Instant;
import java.util.UUID;

/**
 * A delivery that this instance sends now.
 *
 * @param lease by which it is known that nobody took it over in the meantime
 * @param oldSecret null: only one signs
 */
record Claimed(
        UUID tenant,
        UUID webhook,
        UUID id,
        UUID lease,
        UUID subject,
        int tries,
        String url,
        String secret,
        String oldSecret,
        Instant oldSecretUntil,
        EventView event) {

    boolean signsTwice(Instant now) {
        return oldSecret != null && now.isBefore(oldSecretUntil);
    }
}
