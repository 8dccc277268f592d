package io.gatehouse.platform;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What comes one by one and is done many at a time, each tenant's for itself: at once when nothing is under way, else with all
 * that comes until that is done. Never two of the same key at once, and those in their order.
 */
public final class Together<T> {

    private final Function<T, Object> key;
    private final BiFunction<UUID, List<T>, Uni<Void>> work;
    private final Duration atMost;
    private final Map<UUID, List<Waiting<T>>> busy = new HashMap<>();

    private record Waiting<T>(T item, UniEmitter<? super Void> asker) {}

    /**
     * @param work on some items of a tenant: all of them or none; may be repeated
     * @param atMost work that takes longer is given up, and who comes next does not wait for it
     */
    public Together(Function<T, Object> key, BiFunction<UUID, List<T>, Uni<Void>> work, Duration atMost) {
        this.key = key;
        this.work = work;
        this.atMost = atMost;
    }

    /** Done when the item is. */
    public Uni<Void> add(UUID tenant, T item) {
        return Uni.createFrom().emitter(asker -> {
            if (begins(tenant, new Waiting<>(item, asker))) {
                work(tenant);
            }
        });
    }

    private synchronized boolean begins(UUID tenant, Waiting<T> waiting) {
        boolean idle = !busy.containsKey(tenant);
        busy.computeIfAbsent(tenant, nobody -> new ArrayList<>()).add(waiting);
        return idle;
    }

    private void work(UUID tenant) {
        var batch = next(tenant);
        if (!batch.isEmpty()) {
            done(tenant, batch).subscribe().with(over -> work(tenant));
        }
    }

    private Uni<Void> done(UUID tenant, List<Waiting<T>> batch) {
        var items = batch.stream().map(Waiting::item).toList();
        return Uni.createFrom()
                .deferred(() -> work.apply(tenant, items))
                .ifNoItem()
                .after(atMost)
                .failWith(() -> new TimeoutException("not done within " + atMost))
                .invoke(() -> batch.forEach(waiting -> waiting.asker().complete(null)))
                .onFailure()
                .recoverWithUni(failure -> failed(tenant, batch, failure));
    }

    /** What cannot be done does not take the others with it. */
    private Uni<Void> failed(UUID tenant, List<Waiting<T>> batch, Throwable failure) {
        if (batch.size() == 1) {
            batch.get(0).asker().fail(failure);
            return Uni.createFrom().voidItem();
        }
        return Uni.join()
                .all(batch.stream()
                        .map(waiting -> done(tenant, List.of(waiting)))
                        .toList())
                .andCollectFailures()
                .replaceWithVoid();
    }

    /** Empty: the tenant is not busy any more. */
    private synchronized List<Waiting<T>> next(UUID tenant) {
        var batch = new ArrayList<Waiting<T>>();
        var later = new ArrayList<Waiting<T>>();
        var keys = new HashSet<>();
        busy.remove(tenant).forEach(waiting -> (keys.add(key.apply(waiting.item())) ? batch : later).add(waiting));
        if (!batch.isEmpty()) {
            busy.put(tenant, later);
        }
        return batch;
    }
}
