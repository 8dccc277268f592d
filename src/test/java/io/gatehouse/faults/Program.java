package io.gatehouse.faults;

import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A stranger's program that runs beside everything and never gives up: after each round, however it ended, another one. */
final class Program {
    private static final long AGAIN_MILLIS = 300;

    private Program() {}

    static void start(String name, Runnable round) {
        Executors.newSingleThreadScheduledExecutor(task -> {
                    var thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                })
                .scheduleWithFixedDelay(round, 0, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }
}
