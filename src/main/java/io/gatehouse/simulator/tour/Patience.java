package io.gatehouse.simulator.tour;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Waits for what the platform does a moment later: what robots tell it, it learns after they have told it. */
final class Patience {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private Patience() {}

    static <T> T await(Supplier<Optional<T>> wanted, String otherwise) {
        long end = System.nanoTime() + LONGEST.toNanos();
        var found = wanted.get();
        while (found.isEmpty() && System.nanoTime() < end) {
            sleep(LOOK_AGAIN);
            found = wanted.get();
        }
        return found.orElseThrow(() -> new Unexpected(otherwise));
    }

    static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unexpected("interrupted");
        }
    }
}
