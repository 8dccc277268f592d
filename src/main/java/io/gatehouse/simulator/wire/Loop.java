package io.gatehouse.simulator.wire;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A robot's own thread: everything that touches its state runs there, in order, so that nothing needs a lock. */
public final class Loop implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Loop.class.getName());

    private final ScheduledExecutorService thread;

    public Loop(String name) {
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            var daemon = new Thread(work, name);
            daemon.setDaemon(true);
            return daemon;
        });
    }

    public void run(Runnable work) {
        later(Duration.ZERO, work);
    }

    public void later(Duration delay, Runnable work) {
        try {
            thread.schedule(() -> guarded(work), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "the robot was closed meanwhile");
        }
    }

    /** An executor would swallow what goes wrong. */
    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a robot stumbled", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
