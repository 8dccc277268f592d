package io.gatehouse.platform;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Forgets idempotency keys after their day. */
@ApplicationScoped
class IdempotencyJob {

    private final IdempotencyKeys keys;

    IdempotencyJob(IdempotencyKeys keys) {
        this.keys = keys;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> purge() {
        return keys.purge().replaceWithVoid();
    }
}
