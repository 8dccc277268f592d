package io.gatehouse.bench;

import java.util.Collection;
import java.util.Locale;

/** Times that were measured, in nanoseconds, sorted. */
record Samples(long[] nanos) {

    static Samples of(Collection<Long> nanos) {
        return new Samples(nanos.stream().mapToLong(Long::longValue).sorted().toArray());
    }

    int count() {
        return nanos.length;
    }

    /**
     * The time within which this share of them was done.
     *
     * @return milliseconds, or not a number where there are none
     */
    double within(double share) {
        return nanos.length == 0 ? Double.NaN : nanos[(int) Math.max(0, Math.ceil(share * nanos.length) - 1)] / 1e6;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "p50 %.1f, p99 %.1f, p99.9 %.1f ms", within(0.5), within(0.99), within(0.999));
    }
}
