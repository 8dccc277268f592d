package io.gatehouse.call;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Of one tenant, one round of routing after the other in this instance: whoever asks meanwhile gets one more. */
@ApplicationScoped
class Rounds {

    private static final Logger LOG = Logger.getLogger(Rounds.class);

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
        routing.route(tenant).subscribe().with(done -> next(tenant), failure -> {
            LOG.warnf("The queue of %s waits for the next round: %s", tenant, failure.getMessage());
            next(tenant);
        });
    }

    private void next(UUID tenant) {
        if (!wanted.remove(tenant, false)) {
            run(tenant);
        }
    }
}
