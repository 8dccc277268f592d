package io.gatehouse.fee;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;

/**
 * The calendar of a park. Moments are minutes since 1970, so that durations are exact whatever the clocks do; only here
 * do they meet local time.
 */
record ParkDays(ZoneId zone, HolidayCalendar calendar, LocalTime dayStart) {

    static long minute(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), 60L);
    }

    static Instant instant(long minute) {
        return Instant.ofEpochSecond(minute * 60);
    }

    LocalDateTime local(long minute) {
        return LocalDateTime.ofInstant(instant(minute), zone);
    }

    /**
     * The first moment at which the clock shows this time or has passed it: a time that the clocks skip is the moment of
     * the skip, of a time that comes twice it is the first.
     */
    long at(LocalDate date, LocalTime time) {
        LocalDateTime local = date.atTime(time);
        ZoneOffsetTransition transition = zone.getRules().getTransition(local);
        if (transition != null && transition.isGap()) {
            return minute(transition.getInstant());
        }
        ZoneOffset offset = transition == null ? zone.getRules().getOffset(local) : transition.getOffsetBefore();
        return Math.floorDiv(local.toEpochSecond(offset), 60L);
    }

    long startOf(LocalDate day) {
        return at(day, dayStart);
    }

    /** The day that has begun: before {@code dayStart} it is still yesterday. */
    LocalDate dayOf(long minute) {
        LocalDate date = local(minute).toLocalDate();
        if (minute < startOf(date)) {
            return date.minusDays(1);
        }
        LocalDate next = date.plusDays(1);
        return minute < startOf(next) ? date : next;
    }

    /** So many minutes of the clock after the start of the day. */
    long at(LocalDate day, int minutesAfterStart) {
        LocalDateTime local = day.atTime(dayStart).plusMinutes(minutesAfterStart);
        return at(local.toLocalDate(), local.toLocalTime());
    }

    DayKind kindOf(LocalDate day) {
        return calendar.kindOf(day);
    }

    /** The first time after the moment at which the clock shows this time. */
    long nextAfter(long minute, LocalTime time) {
        LocalDate date = local(minute).toLocalDate();
        long today = at(date, time);
        return today > minute ? today : at(date.plusDays(1), time);
    }
}
