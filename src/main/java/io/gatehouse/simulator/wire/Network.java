package io.gatehouse.simulator.wire;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A robot's network: it drops, delays, repeats and reorders messages in both directions, and can be cut and restored.
 * The same seed and faults give the nth message of a direction the same fate every time.
 */
public final class Network {
    private final Random upRandom;
    private final Random downRandom;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Faults up = Faults.NONE;
    private volatile Faults down = Faults.NONE;
    private volatile boolean connected = true;

    public Network(long seed) {
        upRandom = new Random(seed);
        downRandom = new Random(~seed);
    }

    public static Network perfect() {
        return new Network(0);
    }

    /** From now on, towards the platform. */
    public Network up(Faults faults) {
        up = faults;
        return this;
    }

    /** From now on, towards the robot. */
    public Network down(Faults faults) {
        down = faults;
        return this;
    }

    public void cut() {
        become(false);
    }

    public void restore() {
        become(true);
    }

    public boolean connected() {
        return connected;
    }

    private void become(boolean now) {
        if (connected != now) {
            connected = now;
            listeners.forEach(Runnable::run);
        }
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    List<Duration> fateUp() {
        synchronized (upRandom) {
            return up.fate(upRandom);
        }
    }

    List<Duration> fateDown() {
        synchronized (downRandom) {
            return down.fate(downRandom);
        }
    }
}
