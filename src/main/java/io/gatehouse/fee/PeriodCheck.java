package io.gatehouse.fee;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds what is wrong with the periods of a plan: each by itself, and whether together they price every minute once. */
final class PeriodCheck {
    private PeriodCheck() {}

    static void check(Plan plan, Faults faults) {
        int before = faults.found().size();
        for (int i = 0; i < plan.periods().size(); i++) {
            period(plan.periods().get(i), faults.at("periods", i));
        }
        boolean windowsKnown = faults.found().size() == before;
        if (plan.periods().isEmpty()) {
            if (plan.flats().stream().noneMatch(Flat::fitsEveryStay)) {
                faults.at("periods").add("uncovered-time", "neither a period nor a flat prices every stay");
            }
        } else if (windowsKnown) {
            for (DayKind day : DayKind.SINGLE) {
                coverage(plan, day, faults.at("periods"));
            }
        }
    }

    private static void period(Period period, Faults faults) {
        if ((period.from() == null) != (period.to() == null)) {
            faults.at(period.from() == null ? "from" : "to").require(null);
        }
        faults.at("from").wholeMinutes(period.from());
        faults.at("to").wholeMinutes(period.to());
        prices(period, faults);
        faults.at("tolerance").notNegative(period.tolerance());
        if (period.tolerance() > 0 && period.round() != Period.Rounding.UP) {
            faults.at("tolerance").add("not-applicable", "only units that are rounded up have a tolerance");
        }
        faults.at("cap").optionalAmount(period.cap());
        if (period.cap() != null && period.wholeDay()) {
            faults.at("cap").add("cap-needs-window", "without a window there is no use to cap; use a cap of the plan");
        }
        StepCheck.check(period.steps(), faults);
    }

    private static void prices(Period period, Faults faults) {
        int prices = (period.steps().isEmpty() ? 0 : 1) + (period.flat() == null ? 0 : 1) + (period.free() ? 1 : 0);
        if (prices == 0) {
            faults.at("steps").add("required", "a period has steps or a flat, or is free");
        } else if (prices > 1) {
            faults.add("priced-twice", "a period has either steps or a flat, or is free");
        }
        faults.at("flat").optionalAmount(period.flat());
    }

    private static void coverage(Plan plan, DayKind day, Faults faults) {
        List<Period.Part> parts = new ArrayList<>();
        plan.periods().stream()
                .filter(period -> period.appliesOn(day))
                .forEach(period -> parts.addAll(period.partsOf(plan.dayStartsAt())));
        parts.sort(Comparator.comparingInt(Period.Part::from));
        int priced = 0;
        for (Period.Part part : parts) {
            compare(part.from(), priced, day, plan.dayStartsAt(), faults);
            priced = Math.max(priced, part.to());
        }
        compare(Period.DAY, priced, day, plan.dayStartsAt(), faults);
    }

    private static void compare(int from, int priced, DayKind day, LocalTime dayStart, Faults faults) {
        if (from > priced) {
            faults.add("uncovered-time", "nothing prices " + between(priced, from, dayStart) + " on " + day);
        } else if (from < priced) {
            faults.add("overlapping-periods", "two periods price " + between(from, priced, dayStart) + " on " + day);
        }
    }

    private static String between(int from, int to, LocalTime dayStart) {
        return dayStart.plusMinutes(from) + "-" + dayStart.plusMinutes(to);
    }
}
