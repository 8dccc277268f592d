package io.gatehouse.fee;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/** Free minutes granted to a stay, or anew after a cap's window. */
record FreeGrant(long minutes, boolean chargedOnceExceeded) {

    static final FreeGrant NONE = new FreeGrant(0, false);

    private static final long HOURS_24 = 24 * 60;

    static FreeGrant atEntry(Plan plan, ParkDays days, Beginning beginning) {
        FreeMinutes rule = ruleAt(plan, days, beginning.start());
        if (rule == null || beginning.returnedQuickly()) {
            return NONE;
        }
        long used = beginning.earlier().stream()
                .filter(sharesGrant(rule, days, beginning.start()))
                .mapToLong(PriorStay::freeMinutesUsed)
                .sum();
        long left = rule.divisible() || used == 0 ? Math.max(0, rule.minutes() - used) : 0;
        return new FreeGrant(left, rule.chargedOnceExceeded());
    }

    static FreeGrant anew(Plan plan, ParkDays days, long minute) {
        FreeMinutes rule = ruleAt(plan, days, minute);
        return rule == null ? NONE : new FreeGrant(rule.minutes(), rule.chargedOnceExceeded());
    }

    /** How much of a time that began with this grant is free. */
    long within(long length) {
        if (length <= minutes) {
            return length;
        }
        return chargedOnceExceeded ? 0 : minutes;
    }

    private static FreeMinutes ruleAt(Plan plan, ParkDays days, long minute) {
        List<FreeMinutes> rules = plan.freeMinutes();
        if (rules.isEmpty()) {
            return null;
        }
        DayKind kind = days.kindOf(days.dayOf(minute));
        return rules.stream()
                .filter(rule -> DayKind.anyCovers(rule.days(), kind))
                .findFirst()
                .orElse(null);
    }

    private static Predicate<PriorStay> sharesGrant(FreeMinutes rule, ParkDays days, long start) {
        return switch (rule.per()) {
            case ENTRY -> stay -> false;
            case HOURS_24 -> stay -> start - ParkDays.minute(stay.enteredAt()) < HOURS_24;
            case CALENDAR_DAY -> {
                LocalDate today = days.dayOf(start);
                yield stay -> enteredOn(days, stay.enteredAt()).equals(today);
            }
        };
    }

    private static LocalDate enteredOn(ParkDays days, Instant enteredAt) {
        return days.dayOf(ParkDays.minute(enteredAt));
    }
}
