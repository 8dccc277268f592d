package io.gatehouse.platform;

import java.security.SecureRandom;
import java.util.UUID;

/**
 * UUIDv7 (RFC 9562, method 1: a counter in {@code rand_a}): rising within a process, so that ids of one instance sort by
 * their making, and pages can be cut by id.
 */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static long lastStamp;

    private Ids() {}

    public static UUID next() {
        return new UUID(stamp(), (RANDOM.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
    }

    /** 48 bits of milliseconds, the version, 12 bits of counter; never the same nor lower than before. */
    private static synchronized long stamp() {
        long now = System.currentTimeMillis() << 12;
        lastStamp = Math.max(now, lastStamp + 1);
        return (lastStamp >>> 12 << 16) | 0x7000 | (lastStamp & 0xfff);
    }
}
