package io.gatehouse.fee;

import java.time.LocalDate;

/**
 * One period on one day.
 *
 * @param index of the period in its plan
 * @param useFrom when this use of the window began: a day earlier where the window has run through the day's start
 * @param useTo when it ends
 * @param edge whether the use ends with the span, rather than run through into the next day
 */
record Span(Period period, int index, LocalDate day, long from, long to, long useFrom, long useTo, boolean edge) {

    boolean sameUse(Span other) {
        return other != null && index == other.index && (period.wholeDay() || useFrom == other.useFrom);
    }
}
