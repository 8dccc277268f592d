package io.gatehouse.support;

import static org.awaitility.Awaitility.await;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/** The platform's clock in tests: the real one, until a test moves it on. */
public final class SettableClock extends Clock {

    private static final Duration STEP = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);

    private final ZoneId zone;

    public SettableClock() {
        this(ZoneOffset.UTC);
    }

    private SettableClock(ZoneId zone) {
        this.zone = zone;
    }

    /** Everything that the platform counts from now on is so much later. */
    public static void advance(Duration by) {
        AHEAD.updateAndGet(ahead -> ahead.plus(by));
    }

    /** Waits for what the platform has put off for some seconds, while its time goes several times as fast. */
    public static void hurryUntil(Callable<Boolean> done) {
        await().atMost(PATIENCE).pollInterval(PAUSE).until(() -> {
            advance(STEP);
            return done.call();
        });
    }

    /** Back to the real time. */
    public static void reset() {
        AHEAD.set(Duration.ZERO);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(AHEAD.get());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId elsewhere) {
        return new SettableClock(elsewhere);
    }

    /** Takes the place of the platform's own. */
    @ApplicationScoped
    static class Bean {

        @Produces
        @Singleton
        @Unremovable
        Clock clock() {
            return new SettableClock();
        }
    }
}
