package io.gatehouse.access.limit;

import java.time.Duration;

/** A token bucket: so much in a window may come, at once or spread; what was taken grows back evenly. */
final class Bucket {

    private final Duration window;
    private int quota;
    private double left;
    private long at;

    Bucket(int quota, Duration window, long nanos) {
        this.window = window;
        this.quota = quota;
        this.left = quota;
        this.at = nanos;
    }

    /**
     * How it stands after one was asked for.
     *
     * @param taken whether it was there
     * @param left whole ones
     * @param reset until the bucket is full again
     * @param retry until one is there
     */
    record Level(boolean taken, int quota, int left, Duration reset, Duration retry) {}

    /** @param quotaNow as the client has it today */
    synchronized Level take(int quotaNow, long nanos) {
        refill(quotaNow, nanos);
        boolean taken = left >= 1;
        if (taken) {
            left--;
        }
        return new Level(taken, quota, (int) left, until(quota), until(1));
    }

    private void refill(int quotaNow, long nanos) {
        quota = quotaNow;
        double grown = (double) (nanos - at) / window.toNanos() * quota;
        left = Math.min(quota, left + Math.max(0, grown));
        at = nanos;
    }

    private Duration until(double wanted) {
        double missing = Math.max(0, wanted - left);
        return Duration.ofNanos((long) Math.ceil(missing / quota * window.toNanos()));
    }
}
