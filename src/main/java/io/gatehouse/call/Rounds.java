package io.gatehouse.call;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Of one tenant, one round of routing after the other in this instance: whoever asks meanwhile gets one more. */
@ApplicationScoped
class Rounds {

    private static final Logger LOG = Logger.getLogger(Rounds.class);

    private static final long BLINK_MS = 30;

    private final RoutingService routing;
    /** Whose rounds go on, and whether one more is wanted. */
    private final ConcurrentHashMap<UUID, Boolean> wanted = new ConcurrentHashMap<>();

    Rounds(RoutingService routing) {
        this.routing = routing;
    }

    void ask(UUID tenant) {
        if (wanted.put(tenant, true) == null) {
            run(tenant);
        }
    }

    private void run(UUID tenant) {
        wanted.put(tenant, false);
        routing.route(tenant).subscribe().with(again -> next(tenant, again), failure -> {
            LOG.warnf("The queue of %s waits for the next round: %s", tenant, failure.getMessage());
            next(tenant, false);
        });
    }

    private void next(UUID tenant, boolean again) {
        if (again) {
            Infrastructure.getDefaultWorkerPool().schedule(() -> ask(tenant), BLINK_MS, TimeUnit.MILLISECONDS);
        }
        if (!wanted.remove(tenant, false)) {
            run(tenant);
        }
    }
}
