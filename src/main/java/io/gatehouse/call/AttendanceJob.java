package io.gatehouse.call;

import io.gatehouse.platform.Sweeps;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Says again and again which agents this instance sees: whoever is seen by none is gone. */
@ApplicationScoped
class AttendanceJob {

    private final LiveAgents agents;
    private final Attendances attendances;
    private final Clock clock;

    AttendanceJob(LiveAgents agents, Attendances attendances, Clock clock) {
        this.agents = agents;
        this.attendances = attendances;
        this.clock = clock;
    }

    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP, executionMaxDelay = Sweeps.SPREAD)
    Uni<Void> see() {
        var now = clock.instant();
        var present = List.copyOf(agents.heard(now).entrySet());
        return Sweeps.each(Uni.createFrom().item(present), of -> attendances
                .seen(of.getKey(), of.getValue(), now)
                .chain(() -> leftMeanwhile(of.getKey(), of.getValue().keySet())));
    }

    /** What we just said of them may have been written after their leaving was: it would bring them back. */
    private Uni<Void> leftMeanwhile(UUID tenant, Set<UUID> seen) {
        var gone = seen.stream().filter(agent -> !agents.sees(agent)).toList();
        return Sweeps.each(Uni.createFrom().item(gone), agent -> attendances.left(tenant, agent));
    }
}
