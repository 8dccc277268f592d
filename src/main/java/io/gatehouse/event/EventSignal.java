package io.gatehouse.event;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Tells those who wait that there may be something new in the log. One question to the database per beat and instance,
 * and none while nobody waits. Not NOTIFY: in the transactions that tell events it would make their commits queue.
 */
@ApplicationScoped
public class EventSignal {

    private static final Logger LOG = Logger.getLogger(EventSignal.class);
    private static final long BEAT_MS = 200;

    private record Waiter(long horizon, UniEmitter<? super Void> emitter) {}

    private final Horizons horizons;
    private final Set<Waiter> waiters = new HashSet<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private boolean asking;
    private boolean nudged;
    private boolean beatIsDue;

    EventSignal(Horizons horizons) {
        this.horizons = horizons;
    }

    /** Whoever is told here is told of every nudge, and looks for itself whether that is of interest. */
    public void alsoTell(Runnable listener) {
        listeners.add(listener);
    }

    /** Something was committed here: look at once. Costs nothing while nobody waits. */
    public void nudge() {
        synchronized (this) {
            nudged = true;
        }
        ask();
        listeners.forEach(Runnable::run);
    }

    /** Completes when transactions from this one on have ended, which may have told something. */
    Uni<Void> beyond(long horizon) {
        return Uni.createFrom().emitter(emitter -> {
            var waiter = new Waiter(horizon, emitter);
            emitter.onTermination(() -> leave(waiter));
            enter(waiter);
        });
    }

    private void enter(Waiter waiter) {
        boolean missed;
        synchronized (this) {
            waiters.add(waiter);
            beatLater();
            missed = nudged;
        }
        if (missed) {
            ask();
        }
    }

    private synchronized void leave(Waiter waiter) {
        waiters.remove(waiter);
    }

    /** How many readers have read all there is. */
    synchronized int waiting() {
        return waiters.size();
    }

    private void ask() {
        synchronized (this) {
            if (asking || waiters.isEmpty()) {
                return;
            }
            asking = true;
            nudged = false;
        }
        horizons.now().subscribe().with(this::answered, this::failed);
    }

    private void answered(long horizon) {
        released(horizon).forEach(waiter -> waiter.emitter.complete(null));
        if (goOn()) {
            ask();
        }
    }

    private void failed(Throwable failure) {
        LOG.warnf("events cannot be followed at the moment: %s", failure);
        goOn();
    }

    private synchronized List<Waiter> released(long horizon) {
        var ready = waiters.stream().filter(waiter -> waiter.horizon < horizon).toList();
        ready.forEach(waiters::remove);
        return ready;
    }

    /** Whether somebody said in the meantime that there is more. */
    private synchronized boolean goOn() {
        asking = false;
        beatLater();
        return nudged;
    }

    private void beatLater() {
        if (!beatIsDue && !waiters.isEmpty()) {
            beatIsDue = true;
            Infrastructure.getDefaultWorkerPool().schedule(this::beat, BEAT_MS, TimeUnit.MILLISECONDS);
        }
    }

    private void beat() {
        synchronized (this) {
            beatIsDue = false;
        }
        ask();
    }
}
