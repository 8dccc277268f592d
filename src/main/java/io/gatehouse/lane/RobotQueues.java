package io.gatehouse.lane;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** One queue per robot: its messages are worked on in their order, those of other robots meanwhile. */
final class RobotQueues {

    private final ConcurrentHashMap<String, CompletableFuture<Void>> tails = new ConcurrentHashMap<>();
    private final AtomicInteger held = new AtomicInteger();

    /** How many messages were taken and are not done. */
    int held() {
        return held.get();
    }

    /** Runs the work after what was queued for this robot before, whatever became of that. */
    CompletableFuture<Void> run(String robot, Supplier<Uni<Void>> work) {
        var mine = new CompletableFuture<Void>();
        held.incrementAndGet();
        var before = tails.put(robot, mine);
        var ready = before == null ? CompletableFuture.<Void>completedFuture(null) : before;
        ready.whenComplete((done, failed) -> work.get()
                .subscribe()
                .with(finished -> finish(robot, mine, null), failure -> finish(robot, mine, failure)));
        return mine;
    }

    /** Runs the work at once, beside the queues. */
    CompletableFuture<Void> beside(Supplier<Uni<Void>> work) {
        held.incrementAndGet();
        return work.get().subscribeAsCompletionStage().whenComplete((done, failure) -> held.decrementAndGet());
    }

    private void finish(String robot, CompletableFuture<Void> mine, Throwable failure) {
        tails.remove(robot, mine);
        held.decrementAndGet();
        if (failure == null) {
            mine.complete(null);
        } else {
            mine.completeExceptionally(failure);
        }
    }
}
