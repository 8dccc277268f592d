package io.gatehouse.access.provider;

import java.time.Duration;
import java.util.List;
import org.jose4j.jwk.JsonWebKey;

/**
 * A provider's keys as they were read, and when. A key that is not among them may have been made since, so they are read
 * anew, but not for each of the tokens that a stranger makes up.
 *
 * @param readAt in nanoseconds of this process; meaningless while there are none
 * @param triedAt when reading was last begun
 */
record KeySet(List<JsonWebKey> keys, long readAt, long triedAt) {

    /** Read anew behind the back of those who still use them. */
    private static final Duration FRESH = Duration.ofMinutes(10);
    /** A key that its provider has taken back is believed for so long at most. */
    private static final Duration USABLE = Duration.ofHours(1);

    static KeySet none(long now) {
        return new KeySet(List.of(), now - USABLE.toNanos() - 1, now - USABLE.toNanos() - 1);
    }

    KeySet read(List<JsonWebKey> anew, long now) {
        return new KeySet(anew, now, triedAt);
    }

    KeySet trying(long now) {
        return new KeySet(keys, readAt, now);
    }

    boolean isUsable(long now) {
        return now - readAt <= USABLE.toNanos();
    }

    boolean isFresh(long now) {
        return now - readAt <= FRESH.toNanos();
    }

    boolean mayTry(long now, Duration pause) {
        return now - triedAt > pause.toNanos();
    }
}
