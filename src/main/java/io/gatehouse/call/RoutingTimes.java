package io.gatehouse.call;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long everybody has in the queue, as configured. */
@ApplicationScoped
public class RoutingTimes {

    /** An agent whose stream nobody has seen for so long is not there. */
    static final Duration GONE_AFTER = Duration.ofSeconds(10);

    private static final Duration SHORTEST_OFFER = Duration.ofSeconds(8);
    private static final Duration LONGEST_OFFER = Duration.ofSeconds(15);

    private final Duration offer;
    private final Duration patience;
    private final Duration missedAfter;

    RoutingTimes(
            @ConfigProperty(name = "gatehouse.calls.offer", defaultValue = "10s") Duration offer,
            @ConfigProperty(name = "gatehouse.calls.patience", defaultValue = "20s") Duration patience,
            @ConfigProperty(name = "gatehouse.calls.missed-after", defaultValue = "5M") Duration missedAfter) {
        this.offer = offer;
        this.patience = patience;
        this.missedAfter = missedAfter;
    }

    /** Refuses to start with times that no agent, or no driver, can keep. */
    void check(@Observes StartupEvent start) {
        if (offer.compareTo(SHORTEST_OFFER) < 0 || offer.compareTo(LONGEST_OFFER) > 0) {
            throw new ConfigurationException("gatehouse.calls.offer is " + offer + ": 8 to 15 seconds are expected.");
        }
        if (!positive(patience) || !positive(missedAfter)) {
            throw new ConfigurationException("gatehouse.calls.patience and .missed-after are longer than nothing.");
        }
    }

    private static boolean positive(Duration time) {
        return !time.isZero() && !time.isNegative();
    }

    Instant offeredUntil(Instant now) {
        return now.plus(offer);
    }

    Instant seenBefore(Instant now) {
        return now.minus(GONE_AFTER);
    }

    Overflow overflow(Overflow.Standing call) {
        return Overflow.of(call, patience, missedAfter);
    }
}
