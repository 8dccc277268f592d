package io.gatehouse.benefit.points;

import io.gatehouse.platform.Sweeps;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Pursues what malls have not answered; what an instance left undone another does. */
@ApplicationScoped
class PointsJob {

    private final PointsPursuit points;

    PointsJob(PointsPursuit points) {
        this.points = points;
    }

    @Scheduled(
            every = "{gatehouse.points.sweep}",
            concurrentExecution = ConcurrentExecution.SKIP,
            executionMaxDelay = Sweeps.SPREAD)
    Uni<Void> sweep() {
        return points.pursueDue();
    }
}
