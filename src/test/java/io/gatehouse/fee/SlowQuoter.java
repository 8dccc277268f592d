package io.gatehouse.fee;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The tariff's rules told minute by minute, as an attendant with a watch and a notepad would apply them: the oracle for
 * {@link Quoter}, to which it owes nothing. For one plan, without history and benefits, and for tariffs whose times are
 * not among those that the clocks skip or repeat.
 */
final class SlowQuoter {
    private final Plan plan;
    private final ZoneId zone;
    private final HolidayCalendar calendar;
    private final long start;

    SlowQuoter(Plan plan, ZoneId zone, HolidayCalendar calendar, long start) {
        this.plan = plan;
        this.zone = zone;
        this.calendar = calendar;
        this.start = start;
    }

    /** What was charged in each window of each cap. */
    private static final class Notepad {
        final Map<String, Long> charged = new HashMap<>();
        long total;

        Notepad copy() {
            Notepad copy = new Notepad();
            copy.charged.putAll(charged);
            copy.total = total;
            return copy;
        }
    }

    long totalUntil(long end) {
        Notepad pad = new Notepad();
        boolean free = true;
        for (long from = start; from < end; ) {
            long to = from + 1;
            while (to < end && !restartsAt(to, false)) {
                to++;
            }
            pad = round(pad, from, to, free);
            free = to < end && restartsAt(to, true);
            from = to;
        }
        return pad.total;
    }

    private Notepad round(Notepad before, long from, long to, boolean grantFree) {
        long paidFrom = from + (grantFree ? freeMinutes(from, to - from) : 0);
        if (paidFrom >= to) {
            return before;
        }
        List<Notepad> prices = new ArrayList<>();
        for (Flat flat : plan.flats()) {
            if (fits(flat, from, to)) {
                long deadline = deadline(flat, from);
                Notepad pad = before.copy();
                charge(pad, paidFrom, flat.amount(), null, "");
                if (to > deadline) {
                    byMinutes(pad, Math.max(paidFrom, deadline), to, "after" + from);
                }
                prices.add(pad);
            }
        }
        Notepad pad = before.copy();
        byMinutes(pad, paidFrom, to, "round" + from);
        prices.add(pad);
        if (plan.choice() == Plan.Choice.FIRST) {
            return prices.get(0);
        }
        return prices.stream().min((a, b) -> Long.compare(a.total, b.total)).orElseThrow();
    }

    private long freeMinutes(long from, long length) {
        for (FreeMinutes rule : plan.freeMinutes()) {
            if (DayKind.anyCovers(rule.days(), calendar.kindOf(day(from)))) {
                if (length <= rule.minutes()) {
                    return length;
                }
                return rule.chargedOnceExceeded() ? 0 : rule.minutes();
            }
        }
        return 0;
    }

    // --- flats

    private boolean fits(Flat flat, long from, long to) {
        if (!DayKind.anyCovers(flat.days(), calendar.kindOf(day(from))) || !entryFits(flat, time(from))) {
            return false;
        }
        long deadline = deadline(flat, from);
        if (to > deadline && flat.overstay() == Flat.Overstay.FORFEITS) {
            return false;
        }
        return flat.leaveFrom() == null || to >= earliestExit(flat, from, deadline);
    }

    private static boolean entryFits(Flat flat, LocalTime entry) {
        LocalTime first = flat.enterFrom() == null ? LocalTime.MIN : flat.enterFrom();
        LocalTime end = flat.enterBefore() == null ? LocalTime.MIN : flat.enterBefore();
        return first.equals(end) || inWindow(entry, first, end);
    }

    private long deadline(Flat flat, long from) {
        if (flat.leaveBefore() == null) {
            return Long.MAX_VALUE;
        }
        long minute = from + 1;
        while (!time(minute).equals(flat.leaveBefore())) {
            minute++;
        }
        return minute;
    }

    private long earliestExit(Flat flat, long from, long deadline) {
        boolean open = deadline == Long.MAX_VALUE;
        long minute = open ? from + 1 : deadline;
        while (!time(minute).equals(flat.leaveFrom())) {
            minute += open ? 1 : -1;
        }
        return minute;
    }

    // --- periods

    private void byMinutes(Notepad pad, long from, long to, String round) {
        Unit unit = null;
        String use = "";
        LocalDate day = null;
        long position = 0;
        int uses = 0;
        for (long minute = from; minute < to; minute++) {
            if (unit != null && unit.endsBefore(minute, use(minute), day(minute))) {
                position += unit.counted();
                unit = null;
            }
            if (unit == null) {
                boolean newUse = !use.equals(use(minute));
                boolean newDay = !Objects.equals(day, day(minute));
                use = use(minute);
                day = day(minute);
                uses += newUse ? 1 : 0;
                if (newUse && plan.firstStep() == Plan.FirstStep.PER_PERIOD
                        || newDay && plan.firstStep() == Plan.FirstStep.PER_DAY) {
                    position = 0;
                }
                Period period = period(minute);
                if (period.flat() != null && newUse) {
                    charge(pad, minute, period.flat(), period, round + uses);
                }
                unit = period.steps().isEmpty() ? null : unitAt(period, position, minute, use, day, round + uses);
            }
            if (unit != null && unit.length == 0) {
                position++;
                unit = null;
            } else if (unit != null) {
                long due = unit.dueAfterOneMore();
                charge(pad, unit.began, due, unit.period, unit.key);
            }
        }
    }

    private final class Unit {
        final Period period;
        final long began;
        final String use;
        final LocalDate day;
        final String key;
        final long length;
        final long amount;
        long passed;
        long due;

        Unit(Period period, long began, String use, LocalDate day, String key, long length, long amount) {
            this.period = period;
            this.began = began;
            this.use = use;
            this.day = day;
            this.key = key;
            this.length = length;
            this.amount = amount;
        }

        boolean endsBefore(long minute, String useNow, LocalDate dayNow) {
            boolean edge = !use.equals(useNow) || plan.firstStep() == Plan.FirstStep.PER_DAY && !day.equals(dayNow);
            return minute >= began + length || edge && plan.edge() == Plan.Edge.CUT;
        }

        long dueAfterOneMore() {
            passed++;
            long before = due;
            due = switch (period.round()) {
                case UP -> passed > period.tolerance() || passed == length ? amount : 0;
                case DOWN -> passed == length ? amount : 0;
                case PRO_RATA -> amount * passed / length;
            };
            return due - before;
        }

        long counted() {
            return switch (period.round()) {
                case UP -> passed > period.tolerance() || passed == length ? length : 0;
                case DOWN -> passed == length ? length : 0;
                case PRO_RATA -> passed;
            };
        }
    }

    private Unit unitAt(Period period, long position, long minute, String use, LocalDate day, String key) {
        long from = 0;
        long total = 0;
        for (Step step : period.steps()) {
            long price = step.total() == null ? step.amount() : step.total() - total;
            if (step.until() == null && step.every() == null) {
                boolean once = position == from;
                return new Unit(period, minute, use, day, key, once ? 1 : 0, once ? price : 0);
            }
            long every = step.every() == null ? step.until() - from : step.every();
            if (step.until() == null || position < step.until()) {
                return new Unit(period, minute, use, day, key, every, price);
            }
            total += price * ((step.until() - from) / every);
            from = step.until();
        }
        throw new IllegalStateException();
    }

    private Period period(long minute) {
        DayKind kind = calendar.kindOf(day(minute));
        return plan.periods().stream()
                .filter(period -> DayKind.anyCovers(period.days(), kind))
                .filter(period -> period.from() == null || inWindow(time(minute), period.from(), period.to()))
                .findFirst()
                .orElseThrow();
    }

    /** One use of a period: its window, opened on one day. */
    private String use(long minute) {
        Period period = period(minute);
        String name = "p" + plan.periods().indexOf(period);
        if (period.from() == null) {
            return name;
        }
        LocalDate date = local(minute).toLocalDate();
        return name + (time(minute).isBefore(period.from()) ? date.minusDays(1) : date);
    }

    private static boolean inWindow(LocalTime time, LocalTime from, LocalTime to) {
        return from.isBefore(to)
                ? !time.isBefore(from) && time.isBefore(to)
                : !time.isBefore(from) || time.isBefore(to);
    }

    // --- caps

    private void charge(Notepad pad, long minute, long amount, Period period, String use) {
        Map<String, Long> limits = new HashMap<>();
        for (int i = 0; i < plan.caps().size(); i++) {
            Cap cap = plan.caps().get(i);
            long window = windowStart(cap, minute);
            if (DayKind.anyCovers(cap.days(), calendar.kindOf(day(window)))) {
                limits.put("cap" + i + "@" + window, cap.amount());
            }
        }
        if (period != null && period.cap() != null) {
            limits.put(use, period.cap());
        }
        long left = amount;
        for (Map.Entry<String, Long> limit : limits.entrySet()) {
            left = Math.min(left, limit.getValue() - pad.charged.getOrDefault(limit.getKey(), 0L));
        }
        for (String key : limits.keySet()) {
            pad.charged.merge(key, left, Long::sum);
        }
        pad.total += left;
    }

    private boolean restartsAt(long minute, boolean withFreeMinutes) {
        return plan.caps().stream()
                .filter(cap -> cap.after() == Cap.After.RESTART_WITH_FREE_MINUTES
                        || !withFreeMinutes && cap.after() == Cap.After.RESTART)
                .filter(cap -> windowStart(cap, minute) == minute)
                .anyMatch(cap -> DayKind.anyCovers(cap.days(), calendar.kindOf(day(windowStart(cap, minute - 1)))));
    }

    private long windowStart(Cap cap, long minute) {
        switch (cap.per()) {
            case STAY:
                return start;
            case HOURS:
                return minute - (minute - start) % (cap.count() * 60L);
            case CALENDAR_DAY:
                return minuteOf(day(minute).atTime(plan.dayStartsAt()));
            default:
                long window = start;
                for (int days = cap.count(); minuteOf(local(start).plusDays(days)) <= minute; days += cap.count()) {
                    window = minuteOf(local(start).plusDays(days));
                }
                return window;
        }
    }

    // --- the watch

    private long minuteOf(LocalDateTime local) {
        return local.atZone(zone).toEpochSecond() / 60;
    }

    private LocalDateTime local(long minute) {
        return LocalDateTime.ofEpochSecond(minute * 60, 0, zone.getRules().getOffset(ParkDays.instant(minute)));
    }

    private LocalTime time(long minute) {
        return local(minute).toLocalTime();
    }

    private LocalDate day(long minute) {
        LocalDateTime local = local(minute);
        boolean begun = !local.toLocalTime().isBefore(plan.dayStartsAt());
        return begun ? local.toLocalDate() : local.toLocalDate().minusDays(1);
    }
}
