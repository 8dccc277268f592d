package io.gatehouse.fee;

import java.util.TreeSet;
import java.util.function.LongUnaryOperator;

/**
 * Finds when more is owed than now. What is owed never falls with time except where a flat begins or ceases to fit, so
 * between two such moments halving finds the rise.
 */
final class RiseSearch {
    private static final long HORIZON = 31L * 24 * 60;

    private final LongUnaryOperator owedUntil;
    private final TreeSet<Long> turns = new TreeSet<>();
    private final long horizon;

    RiseSearch(LongUnaryOperator owedUntil, long now) {
        this.owedUntil = owedUntil;
        this.horizon = now + HORIZON;
        turns.add(now + 1);
    }

    /** What is owed may fall from this moment on. */
    void mayTurnAt(long minute) {
        if (minute > turns.first() && minute < horizon) {
            turns.add(minute);
        }
    }

    /** Null when there is none within the horizon. */
    NextRise above(long owedNow) {
        for (long from : turns) {
            Long next = turns.higher(from);
            long last = next == null ? horizon : next - 1;
            long rise = firstAbove(owedNow, from, last);
            if (rise <= last) {
                return new NextRise(ParkDays.instant(rise), owedUntil.applyAsLong(rise));
            }
        }
        return null;
    }

    /** Steps that double, because most rises are near and a stay of a month takes longer to price, then halving. */
    private long firstAbove(long owedNow, long from, long last) {
        long low = from;
        long high = from;
        for (long step = 1; owedUntil.applyAsLong(high) <= owedNow; step *= 2) {
            low = high + 1;
            if (low > last) {
                return low;
            }
            high = Math.min(last, high + step);
        }
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (owedUntil.applyAsLong(middle) > owedNow) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
