package io.gatehouse.order.arrears;

import io.gatehouse.platform.Sweeps;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Reminds of what is due, and closes what nobody can pay any more; any number of instances do it once. */
@ApplicationScoped
class ArrearsJob {

    private final ReminderService reminders;

    ArrearsJob(ReminderService reminders) {
        this.reminders = reminders;
    }

    @Scheduled(
            every = "{gatehouse.arrears.sweep}",
            concurrentExecution = ConcurrentExecution.SKIP,
            executionMaxDelay = Sweeps.SPREAD)
    Uni<Void> remind() {
        return reminders.remindAll();
    }

    @Scheduled(
            every = "{gatehouse.arrears.sweep}",
            concurrentExecution = ConcurrentExecution.SKIP,
            executionMaxDelay = Sweeps.SPREAD)
    Uni<Void> close() {
        return reminders.closeCollections();
    }
}
