package io.gatehouse.event.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** What deliveries come to, how late they are, and how many wait. */
@ApplicationScoped
class WebhookMeters {

    private final MeterRegistry registry;
    private final AtomicLong pending;
    private final AtomicLong oldestSeconds;

    WebhookMeters(MeterRegistry registry) {
        this.registry = registry;
        this.pending = registry.gauge("gatehouse.webhook.pending", new AtomicLong());
        this.oldestSeconds = registry.gauge("gatehouse.webhook.oldest.seconds", new AtomicLong());
    }

    void attempted(Claimed claimed, Attempt attempt, Instant now) {
        var outcome = Outcome.of(attempt);
        registry.timer("gatehouse.webhook.attempts", "outcome", outcome.name().toLowerCase(Locale.ROOT))
                .record(Duration.ofMillis(attempt.tookMs()));
        if (outcome == Outcome.DELIVERED) {
            registry.timer("gatehouse.webhook.delay")
                    .record(notNegative(claimed.event().at(), now));
        }
    }

    void waiting(long deliveries, Instant oldestOrNull, Instant now) {
        pending.set(deliveries);
        oldestSeconds.set(
                oldestOrNull == null ? 0 : notNegative(oldestOrNull, now).toSeconds());
    }

    private static Duration notNegative(Instant from, Instant to) {
        return from.isBefore(to) ? Duration.between(from, to) : Duration.ZERO;
    }
}
