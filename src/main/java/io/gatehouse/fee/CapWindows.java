package io.gatehouse.fee;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/**
 * The windows of one cap, counted from an anchor: the entry, or the entry of the earlier stay that opened the window.
 *
 * @param usedBefore what earlier stays were charged in the window of the anchor
 */
record CapWindows(Cap cap, String rule, ParkDays days, long anchor, long usedBefore) {

    Window at(long minute) {
        return switch (cap.per()) {
            case STAY -> new Window(anchor, Long.MAX_VALUE);
            case CALENDAR_DAY -> dayOf(minute);
            case HOURS -> hoursAt(minute);
            case DAYS -> daysAt(minute);
        };
    }

    boolean holdsIn(Window window) {
        return cap.days().isEmpty() || DayKind.anyCovers(cap.days(), days.kindOf(days.dayOf(window.from())));
    }

    long limitOf(Window window) {
        if (!holdsIn(window)) {
            return Long.MAX_VALUE;
        }
        return window.contains(anchor) ? Math.max(0, cap.amount() - usedBefore) : cap.amount();
    }

    /** The end of the first window from here on after which the price starts again. */
    long restartAfter(long minute, long horizon) {
        Window window = at(minute);
        while (!holdsIn(window) && window.to() < horizon) {
            window = at(window.to());
        }
        return window.to();
    }

    private Window dayOf(long minute) {
        LocalDate day = days.dayOf(minute);
        return new Window(days.startOf(day), days.startOf(day.plusDays(1)));
    }

    private Window hoursAt(long minute) {
        long length = cap.count() * 60L;
        long from = anchor + Math.floorDiv(minute - anchor, length) * length;
        return new Window(from, from + length);
    }

    private Window daysAt(long minute) {
        LocalDateTime start = days.local(anchor);
        long passed =
                ChronoUnit.DAYS.between(start.toLocalDate(), days.local(minute).toLocalDate());
        long index = Math.max(0, passed / cap.count() - 1);
        while (edge(start, index + 1) <= minute) {
            index++;
        }
        return new Window(edge(start, index), edge(start, index + 1));
    }

    private long edge(LocalDateTime start, long index) {
        return index == 0 ? anchor : days.at(start.toLocalDate().plusDays(index * cap.count()), start.toLocalTime());
    }
}
