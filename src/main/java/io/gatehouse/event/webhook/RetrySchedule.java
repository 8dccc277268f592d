package io.gatehouse.event.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When a delivery that failed is tried again. Pure. */
final class RetrySchedule {

    // spotless:off
    private static final List<Duration> AFTER = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));
    // spotless:on
    private static final double JITTER = 0.1;

    private RetrySchedule() {}

    /**
     * @param tries how often it was tried, at least once
     * @param random 0 to 1: those who failed together do not come back together
     * @return empty: it is given up
     */
    static Optional<Duration> after(int tries, double random) {
        return tries > AFTER.size()
                ? Optional.empty()
                : Optional.of(AFTER.get(tries - 1))
                        .map(wait -> wait.plusMillis((long) (wait.toMillis() * JITTER * random)));
    }
}
