package io.gatehouse.call;

import io.gatehouse.event.AgentStream;
import io.gatehouse.event.AgentStreams;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** The agents whose streams are open at this instance. */
@ApplicationScoped
class LiveAgents implements AgentStreams {

    private static final Logger LOG = Logger.getLogger(LiveAgents.class);

    private final Set<ScenePop> open = ConcurrentHashMap.newKeySet();
    private final Attendances attendances;
    private final HeldScenes scenes;
    private final Clock clock;

    LiveAgents(Attendances attendances, HeldScenes scenes, Clock clock) {
        this.attendances = attendances;
        this.scenes = scenes;
        this.clock = clock;
    }

    @Override
    public AgentStream opened(UUID tenant, UUID agent) {
        var pop = new ScenePop(tenant, agent, this, scenes, clock);
        open.add(pop);
        return pop;
    }

    Uni<Void> arrived(ScenePop pop) {
        return attendances.arrived(pop.tenant(), pop.agent(), clock.instant());
    }

    /** With the last stream the agent has left; should another instance see it, it is back at once. */
    void closed(ScenePop pop) {
        boolean wasOpen = open.remove(pop);
        if (wasOpen && !sees(pop.agent())) {
            attendances
                    .left(pop.tenant(), pop.agent())
                    .subscribe()
                    .with(left -> {}, failure -> LOG.warnf("that an agent left is not recorded: %s", failure));
        }
    }

    boolean sees(UUID agent) {
        return open.stream().anyMatch(pop -> pop.agent().equals(agent));
    }

    /** Something may look different at this lane. */
    void stir(UUID lane) {
        open.forEach(pop -> pop.stir(lane));
    }

    /** Something may look different anywhere. */
    void stirAll() {
        open.forEach(ScenePop::stirAll);
    }

    /** When each agent was heard of last, by tenant. */
    Map<UUID, Map<UUID, Instant>> heard(Instant now) {
        var heard = new HashMap<UUID, Map<UUID, Instant>>();
        for (var pop : open) {
            heard.computeIfAbsent(pop.tenant(), tenant -> new HashMap<>())
                    .merge(pop.agent(), pop.heardAt(now), (one, other) -> one.isAfter(other) ? one : other);
        }
        return heard;
    }
}
