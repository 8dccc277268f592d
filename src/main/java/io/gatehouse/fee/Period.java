package io.gatehouse.fee;

import java.time.LocalTime;
import java.util.List;
import java.util.Set;

/**
 * A window of the day with its own price: steps, a flat for each time the window is used, or nothing at all.
 *
 * @param from left out together with {@code to}: the whole day, without edges
 * @param to at or before {@code from}: on the next day
 * @param round what a unit costs that is not complete; UP when left out
 * @param tolerance with UP: so many minutes of the last unit are not charged
 * @param cap the most that one use of the window costs
 */
public record Period(
        String name,
        Set<DayKind> days,
        LocalTime from,
        LocalTime to,
        Rounding round,
        Integer tolerance,
        List<Step> steps,
        Long flat,
        boolean free,
        Long cap)
        implements NoOtherFields {

    /** What a unit costs that is not complete. */
    public enum Rounding {
        /** As much as a complete one. */
        UP,
        /** Nothing. */
        DOWN,
        /** Its share, without fractions of the minor unit. */
        PRO_RATA
    }

    static final int DAY = 24 * 60;

    /** A part of the window, in minutes after the day's start. */
    record Part(int from, int to) {}

    public Period {
        days = Ordered.set(days);
        round = round == null ? Rounding.UP : round;
        tolerance = tolerance == null ? 0 : tolerance;
        steps = Ordered.list(steps);
    }

    boolean wholeDay() {
        return from == null || to == null;
    }

    /** As how many minutes an incomplete unit counts, of which so many have passed: all of them, none, or its share. */
    long counted(long passed, long unit) {
        return switch (round) {
            case UP -> passed > tolerance ? unit : 0;
            case DOWN -> 0;
            case PRO_RATA -> passed;
        };
    }

    boolean appliesOn(DayKind day) {
        return DayKind.anyCovers(days, day);
    }

    /** Whether the window that is open when a day ends goes on into the next. */
    boolean runsThrough(LocalTime dayStart) {
        return wholeDay() || !from.equals(dayStart) && !to.equals(dayStart);
    }

    /** The window within one day that starts at the given time, earliest part first. */
    List<Part> partsOf(LocalTime dayStart) {
        if (wholeDay()) {
            return List.of(new Part(0, DAY));
        }
        int start = minutesBetween(dayStart, from);
        int end = minutesBetween(dayStart, to);
        if (end > start) {
            return List.of(new Part(start, end));
        }
        Part evening = new Part(start, DAY);
        return end == 0 ? List.of(evening) : List.of(new Part(0, end), evening);
    }

    private static int minutesBetween(LocalTime dayStart, LocalTime time) {
        return Math.floorMod((time.toSecondOfDay() - dayStart.toSecondOfDay()) / 60, DAY);
    }
}
