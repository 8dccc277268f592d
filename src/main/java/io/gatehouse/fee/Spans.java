package io.gatehouse.fee;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which period is in force when: the days of a plan, worked out as far as somebody asks. */
final class Spans {
    private final List<Period> periods;
    private final ParkDays days;
    private final Map<LocalDate, List<Span>> known = new HashMap<>();
    private List<Span> current = List.of();

    Spans(Plan plan, ParkDays days) {
        this.periods = plan.periods();
        this.days = days;
    }

    Span at(long minute) {
        if (!covers(current, minute)) {
            current = known.computeIfAbsent(days.dayOf(minute), this::dayOf);
        }
        for (Span span : current) {
            if (minute < span.to()) {
                return span;
            }
        }
        throw new IllegalStateException("No period at " + ParkDays.instant(minute));
    }

    private static boolean covers(List<Span> spans, long minute) {
        return !spans.isEmpty()
                && minute >= spans.get(0).from()
                && minute < spans.get(spans.size() - 1).to();
    }

    private List<Span> dayOf(LocalDate day) {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < periods.size(); i++) {
            Period period = periods.get(i);
            if (period.appliesOn(days.kindOf(day))) {
                for (Period.Part part : period.partsOf(days.dayStart())) {
                    spans.add(span(period, i, day, part));
                }
            }
        }
        spans.removeIf(span -> span.from() == span.to());
        spans.sort(Comparator.comparingLong(Span::from));
        return spans;
    }

    private Span span(Period period, int index, LocalDate day, Period.Part part) {
        long from = days.at(day, part.from());
        long to = days.at(day, part.to());
        boolean runsIn = part.from() == 0 && runsThrough(period, day.minusDays(1));
        boolean runsOut = part.to() == Period.DAY && runsThrough(period, day.plusDays(1));
        long useFrom = runsIn ? days.at(day.minusDays(1), lastPart(period).from()) : from;
        long useTo = runsOut ? days.at(day.plusDays(1), firstPart(period).to()) : to;
        return new Span(period, index, day, from, to, useFrom, useTo, !runsOut);
    }

    private boolean runsThrough(Period period, LocalDate neighbour) {
        return period.runsThrough(days.dayStart()) && period.appliesOn(days.kindOf(neighbour));
    }

    private Period.Part firstPart(Period period) {
        return period.partsOf(days.dayStart()).get(0);
    }

    private Period.Part lastPart(Period period) {
        List<Period.Part> parts = period.partsOf(days.dayStart());
        return parts.get(parts.size() - 1);
    }
}
