package io.gatehouse.access.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BucketTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void a_minutes_worth_may_come_at_once_and_grows_back_evenly() {
        var bucket = new Bucket(60, MINUTE, 0);

        for (int n = 0; n < 60; n++) {
            assertTrue(bucket.take(60, 0).taken());
        }
        var empty = bucket.take(60, 0);
        assertFalse(empty.taken());
        assertEquals(0, empty.left());
        assertEquals(Duration.ofSeconds(1), empty.retry());
        assertEquals(MINUTE, empty.reset());
        assertTrue(bucket.take(60, Duration.ofSeconds(1).toNanos()).taken());
        assertFalse(bucket.take(60, Duration.ofSeconds(1).toNanos()).taken());
    }

    @Test
    void a_smaller_quota_counts_at_once() {
        var bucket = new Bucket(100, MINUTE, 0);

        var level = bucket.take(10, 0);

        assertEquals(9, level.left());
    }

    /** However requests are spread: never more than two quotas in a minute, and never fewer than asked for below one. */
    @Property
    void it_gives_no_more_than_the_quota_and_what_grew(
            @ForAll @IntRange(min = 1, max = 500) int quota, @ForAll @IntRange(min = 1, max = 2_000) int asked) {
        var bucket = new Bucket(quota, MINUTE, 0);
        int taken = 0;
        for (int n = 0; n < asked; n++) {
            long at = MINUTE.toNanos() / asked * n;
            taken += bucket.take(quota, at).taken() ? 1 : 0;
        }
        assertTrue(taken <= 2 * quota, taken + " of " + quota);
        assertTrue(taken >= Math.min(asked, quota), taken + " of " + asked);
    }
}
