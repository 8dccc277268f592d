package io.gatehouse.fee;

import java.time.LocalTime;
import java.util.List;
import java.util.Set;

/**
 * A window of the day with its own price: steps, a flat for each time the window is used, or nothing at all.
 *
 * @param from left out together with {@code to}: the whole day, without edges
 * @param to at or before {@code from}: on the next day
 * @param round whether a unit is paid when it has begun (UP, the usual) or when it is complete (DOWN)
 * @param cap the most that one use of the window costs
 */
public record Period(
        String name,
        Set<DayKind> days,
        LocalTime from,
        LocalTime to,
        Rounding round,
        List<Step> steps,
        Long flat,
        boolean free,
        Long cap)
        implements NoOtherFields {

    /** When a unit is paid. */
    public enum Rounding {
        UP,
        DOWN
    }

    static final int DAY = 24 * 60;

    /** A part of the window, in minutes after the day's start. */
    record Part(int from, int to) {}

    public Period {
        days = Ordered.set(days);
        steps = Ordered.list(steps);
    }

    boolean wholeDay() {
        return from == null || to == null;
    }

    boolean roundsDown() {
        return round == Rounding.DOWN;
    }

    boolean appliesOn(DayKind day) {
        return DayKind.anyCovers(days, day);
    }

    /** Whether the window that is open when a day ends goes on into the next. */
    boolean runsThrough(LocalTime dayStart) {
        return wholeDay() || !from.equals(dayStart);
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
