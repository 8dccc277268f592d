package io.gatehouse.simulator;

/** Keeps the robot going while the mains are off; drained by the caller, so that time can be compressed. */
public final class Battery {
    private volatile int percent = 100;
    private volatile boolean mains = true;

    /** The mains fail, or come back. */
    public void mains(boolean on) {
        mains = on;
    }

    /** Drains on battery, charges on mains. */
    public void pass(int percentPoints) {
        percent = Math.max(0, Math.min(100, percent + (mains ? percentPoints : -percentPoints)));
    }

    public int percent() {
        return percent;
    }

    String power() {
        return mains ? "MAINS" : "BATTERY";
    }

    public boolean empty() {
        return percent == 0;
    }
}
