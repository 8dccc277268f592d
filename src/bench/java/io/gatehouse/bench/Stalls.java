package io.gatehouse.bench;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * How long this process stood still: what a thread that wants to wake each millisecond woke too late. Garbage collection,
 * other processes and the machine below are in it, and in every time that is measured here.
 */
final class Stalls implements AutoCloseable {

    private static final long PAUSE = 1_000_000;

    private final ConcurrentLinkedQueue<Long> late = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::watch, "stalls");
    private volatile boolean over;

    Stalls() {
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        while (!over) {
            long due = System.nanoTime() + PAUSE;
            LockSupport.parkNanos(PAUSE);
            late.add(Math.max(0, System.nanoTime() - due));
        }
    }

    String told() {
        var all = Samples.of(late);
        return Report.text("p99 %.1f, p99.9 %.1f, longest %.1f ms", all.within(0.99), all.within(0.999), all.within(1));
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        thread.join();
    }
}
