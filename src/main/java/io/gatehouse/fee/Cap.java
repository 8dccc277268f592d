package io.gatehouse.fee;

import java.util.Set;

/**
 * The most that may be charged within a window.
 *
 * @param count how many hours or days
 * @param days the day kinds on which the window begins
 * @param after what happens when the window is over
 * @param acrossStays whether earlier stays of the plate in the same window count
 */
public record Cap(Per per, Integer count, Set<DayKind> days, Long amount, After after, boolean acrossStays)
        implements NoOtherFields {

    /** What the window is. */
    public enum Per {
        /** Consecutive windows of {@code count} hours from the entry. */
        HOURS,
        /** Consecutive windows of {@code count} days from the entry, each ending at the entry's time of day. */
        DAYS,
        CALENDAR_DAY,
        STAY
    }

    /** How the price goes on after the window. */
    public enum After {
        /** The steps go on where they are. */
        CONTINUE,
        /** As if the car had just entered, without free minutes. */
        RESTART,
        RESTART_WITH_FREE_MINUTES
    }

    public Cap {
        days = Ordered.set(days);
    }

    boolean restarts() {
        return after == After.RESTART || after == After.RESTART_WITH_FREE_MINUTES;
    }
}
