package io.gatehouse.support;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** The platform's clock in tests: the real one, until a test moves it on. */
public final class SettableClock extends Clock {

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
