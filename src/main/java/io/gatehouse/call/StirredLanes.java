package io.gatehouse.call;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Lanes that may look different, gathered until their one reader comes for them. */
final class StirredLanes {

    private final Set<UUID> lanes = new HashSet<>();
    /** The reader's own event loop: not all readers on the one that hears the database. */
    private final Context context = Vertx.currentContext();

    private UniEmitter<? super Boolean> reader;
    /** The reader knows, and has not come yet. */
    private boolean announced;

    void at(Collection<UUID> changed) {
        synchronized (this) {
            lanes.addAll(changed);
        }
        announce();
    }

    /** Completes with true when there is something to come for; once, until the reader has come. */
    Uni<Boolean> next() {
        return Uni.createFrom()
                .<Boolean>emitter(emitter -> {
                    synchronized (this) {
                        reader = emitter;
                    }
                    announce();
                })
                .emitOn(this::run);
    }

    private void announce() {
        UniEmitter<? super Boolean> waiting;
        synchronized (this) {
            if (lanes.isEmpty() || announced || reader == null) {
                return;
            }
            announced = true;
            waiting = reader;
            reader = null;
        }
        waiting.complete(true);
    }

    synchronized Set<UUID> taken() {
        var taken = Set.copyOf(lanes);
        lanes.clear();
        announced = false;
        return taken;
    }

    private void run(Runnable work) {
        if (context == null) {
            work.run();
        } else {
            context.runOnContext(now -> work.run());
        }
    }
}
