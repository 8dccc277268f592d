package io.gatehouse.platform;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** An answer that is good for a while: asked for once by all who want it then, and once more in each while after that. */
public final class Remembered {

    private Remembered() {}

    /** A failure is remembered like any answer: who does not want that drops what it got from here. */
    public static <T> Uni<T> of(Uni<T> question, Duration time) {
        return of(question, time, System::nanoTime);
    }

    static <T> Uni<T> of(Uni<T> question, Duration time, LongSupplier nanos) {
        var since = new AtomicLong(nanos.getAsLong());
        return question.memoize().until(() -> {
            long now = nanos.getAsLong();
            long begun = since.get();
            return now - begun > time.toNanos() && since.compareAndSet(begun, now);
        });
    }
}
