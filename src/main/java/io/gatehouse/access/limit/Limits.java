package io.gatehouse.access.limit;

import io.gatehouse.access.client.KnownClient;
import io.gatehouse.access.limit.Bucket.Level;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What each client has asked of this instance in the last minute, and what of it still runs. */
@Singleton
public class Limits {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST = 100_000;

    private record Of(UUID client, Share share) {}

    private record State(Bucket bucket, AtomicInteger running) {}

    private final LimitConfig config;
    private final ConcurrentHashMap<Of, State> states = new ConcurrentHashMap<>();

    Limits(LimitConfig config) {
        this.config = config;
    }

    /** One request more. */
    public Level take(KnownClient client, Share share) {
        long now = System.nanoTime();
        return state(client, share, now).bucket.take(quota(client, share), now);
    }

    /** False when as many run as may. Whoever was let in says when it is {@link #over}. */
    boolean begin(KnownClient client, Share share) {
        var running = state(client, share, System.nanoTime()).running;
        if (running.incrementAndGet() <= atOnce(client, share)) {
            return true;
        }
        running.decrementAndGet();
        return false;
    }

    void over(KnownClient client, Share share) {
        state(client, share, System.nanoTime()).running.decrementAndGet();
    }

    int running(KnownClient client, Share share) {
        return state(client, share, System.nanoTime()).running.get();
    }

    private State state(KnownClient client, Share share, long now) {
        if (states.size() > MOST) {
            states.values().removeIf(state -> state.running.get() == 0);
        }
        return states.computeIfAbsent(
                new Of(client.id(), share),
                of -> new State(new Bucket(quota(client, share), MINUTE, now), new AtomicInteger()));
    }

    private int quota(KnownClient client, Share share) {
        return share == Share.LANES ? config.laneRequestsPerMinute() : client.requestsPerMinute();
    }

    private int atOnce(KnownClient client, Share share) {
        return switch (share) {
            case REQUESTS -> client.requestsAtOnce();
            case STREAMS -> config.streams();
            case LANES -> Integer.MAX_VALUE;
        };
    }
}
