package io.gatehouse.fee;

import java.time.LocalTime;
import java.util.Set;

/**
 * One price for the whole stay, for those who enter and leave at the right times: per entry, early-bird, evening.
 *
 * @param days the day kinds of the entry
 * @param enterFrom the earliest entry, {@code enterBefore} the end of entries; they may cross midnight
 * @param leaveFrom the earliest exit before the deadline {@code leaveBefore}
 * @param leaveBefore the deadline: its first occurrence after the entry
 * @param overstay what becomes of a stay beyond the deadline
 */
public record Flat(
        String name,
        Set<DayKind> days,
        LocalTime enterFrom,
        LocalTime enterBefore,
        LocalTime leaveFrom,
        LocalTime leaveBefore,
        Overstay overstay,
        Long amount)
        implements NoOtherFields {

    /** What becomes of the flat when the car stays beyond its deadline. */
    public enum Overstay {
        FORFEITS,
        /** The flat stands, and the time after the deadline is charged like a new stay. */
        CHARGED_ON
    }

    public Flat {
        days = Ordered.set(days);
        overstay = overstay == null ? Overstay.FORFEITS : overstay;
    }

    boolean fitsEveryStay() {
        return days.isEmpty() && enterFrom == null && enterBefore == null && leaveFrom == null && leaveBefore == null;
    }

    boolean letsIn(LocalTime entry) {
        LocalTime from = enterFrom == null ? LocalTime.MIDNIGHT : enterFrom;
        LocalTime before = enterBefore == null ? LocalTime.MIDNIGHT : enterBefore;
        boolean late = !entry.isBefore(from);
        boolean early = entry.isBefore(before);
        return from.isBefore(before) ? late && early : late || early;
    }
}
