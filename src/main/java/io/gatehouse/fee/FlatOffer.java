package io.gatehouse.fee;

import java.time.LocalDate;

/**
 * A flat whose conditions a stretch of time meets.
 *
 * @param coveredUntil up to where it pays; what comes after is charged on
 */
record FlatOffer(Flat flat, String rule, long coveredUntil) {

    /** Null when the flat does not fit. */
    static FlatOffer of(Flat flat, String rule, ParkDays days, long from, long to) {
        boolean rightDay = DayKind.anyCovers(flat.days(), days.kindOf(days.dayOf(from)));
        if (!rightDay || !flat.letsIn(days.local(from).toLocalTime())) {
            return null;
        }
        long deadline = flat.leaveBefore() == null ? Long.MAX_VALUE : days.nextAfter(from, flat.leaveBefore());
        boolean tooEarly = flat.leaveFrom() != null && to < earliestExit(flat, days, from, deadline);
        boolean tooLate = to > deadline && flat.overstay() == Flat.Overstay.FORFEITS;
        return tooEarly || tooLate ? null : new FlatOffer(flat, rule, Math.min(to, deadline));
    }

    private static long earliestExit(Flat flat, ParkDays days, long from, long deadline) {
        if (deadline == Long.MAX_VALUE) {
            return days.nextAfter(from, flat.leaveFrom());
        }
        boolean dayBefore = flat.leaveFrom().isAfter(flat.leaveBefore());
        LocalDate date = days.local(deadline).toLocalDate().minusDays(dayBefore ? 1 : 0);
        return days.at(date, flat.leaveFrom());
    }
}
