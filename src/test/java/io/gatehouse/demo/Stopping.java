package io.gatehouse.demo;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import sun.misc.Signal;

/** Stops everything that was started, the last first, once: at the end, or when somebody presses Ctrl-C. */
final class Stopping implements AutoCloseable {
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final PrintStream out;
    private volatile boolean begun;

    Stopping(PrintStream out) {
        this.out = out;
    }

    /**
     * Signals are taken over: shutdown hooks run all at the same time, and the database's own would take it away from an
     * application that still works with it.
     */
    Stopping onSignals() {
        for (var name : new String[] {"INT", "TERM"}) {
            Signal.handle(new Signal(name), signal -> new Thread(this::stopAndExit, "stop").start());
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop at exit"));
        return this;
    }

    private void stopAndExit() {
        close();
        System.exit(0);
    }

    synchronized <T extends AutoCloseable> T whenStopping(T close) {
        started.push(close);
        if (begun) {
            close();
            throw new DemoException("stopped while it was starting");
        }
        return close;
    }

    /** What fails from now on fails because it is being stopped. */
    boolean begun() {
        return begun;
    }

    /** Whoever stops everything ends the process, too; until then this does not return. */
    void awaitExitIfBegun() throws InterruptedException {
        if (begun) {
            Thread.currentThread().join();
        }
    }

    @Override
    public synchronized void close() {
        if (!begun && !started.isEmpty()) {
            out.println("stopping …");
        }
        begun = true;
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                out.println("while stopping: " + e.getMessage());
            }
        }
    }
}
