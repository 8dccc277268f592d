package io.gatehouse.fee;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Days that a rule applies to. Every date is a day of the week or a {@code HOLIDAY}: a public holiday is nothing else, and
 * a weekend day that is worked counts as a Monday.
 */
public enum DayKind {
    /** Monday to Friday. */
    WEEKDAY,
    /** Saturday and Sunday. */
    WEEKEND,
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    THURSDAY,
    FRIDAY,
    SATURDAY,
    SUNDAY,
    HOLIDAY;

    static final List<DayKind> SINGLE = List.copyOf(EnumSet.range(MONDAY, HOLIDAY));

    static DayKind of(DayOfWeek day) {
        return SINGLE.get(day.ordinal());
    }

    boolean covers(DayKind single) {
        return this == single
                || this == WEEKDAY && single.compareTo(FRIDAY) <= 0
                || this == WEEKEND && (single == SATURDAY || single == SUNDAY);
    }

    /** An empty set is every day. */
    static boolean anyCovers(Set<DayKind> days, DayKind single) {
        if (days.isEmpty()) {
            return true;
        }
        for (DayKind day : days) {
            if (day.covers(single)) {
                return true;
            }
        }
        return false;
    }
}
