package io.gatehouse.lane.vzicloud;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far cameras' clocks are ahead of ours. A keep-alive that waited in the broker would make its camera's clock look
 * slow; so one counts only when as much time has passed here as there since the one before.
 */
final class ClockWatch {

    private static final Duration STEADY = Duration.ofSeconds(3);

    private record Beat(Instant there, Instant here) {}

    private final ConcurrentHashMap<String, Beat> beats = new ConcurrentHashMap<>();

    /** Empty when this beat does not tell. */
    Optional<Duration> ahead(String serial, Instant there, Instant here) {
        var before = beats.put(serial, new Beat(there, here));
        if (before == null || !here.isAfter(before.here().plus(STEADY))) {
            return Optional.empty();
        }
        var passedThere = Duration.between(before.there(), there);
        var passedHere = Duration.between(before.here(), here);
        boolean steady = passedThere.minus(passedHere).abs().compareTo(STEADY) <= 0;
        return steady ? Optional.of(Duration.between(here, there)) : Optional.empty();
    }
}
