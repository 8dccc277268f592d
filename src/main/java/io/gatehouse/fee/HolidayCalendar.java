package io.gatehouse.fee;

import java.time.LocalDate;
import java.util.Set;

/**
 * The public holidays that the operator keeps.
 *
 * @param workdays weekend days that are worked
 */
public record HolidayCalendar(Set<LocalDate> holidays, Set<LocalDate> workdays) {

    public static final HolidayCalendar NONE = new HolidayCalendar(null, null);

    public HolidayCalendar {
        holidays = holidays == null ? Set.of() : Set.copyOf(holidays);
        workdays = workdays == null ? Set.of() : Set.copyOf(workdays);
    }

    DayKind kindOf(LocalDate date) {
        if (holidays.contains(date)) {
            return DayKind.HOLIDAY;
        }
        DayKind kind = DayKind.of(date.getDayOfWeek());
        return DayKind.WEEKEND.covers(kind) && workdays.contains(date) ? DayKind.MONDAY : kind;
    }
}
