package io.gatehouse.fee;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what is wrong with one plan. */
final class PlanCheck {
    private static final Pattern CAPITALS = Pattern.compile("[A-Z][A-Z0-9_]*");

    private PlanCheck() {}

    static void check(Plan plan, Faults faults) {
        names(plan, faults);
        if (plan.appliesTo().entryOfDayFrom() != null) {
            faults.at("appliesTo.entryOfDayFrom").positive(plan.appliesTo().entryOfDayFrom());
        }
        faults.at("dayStartsAt").wholeMinutes(plan.dayStartsAt());
        faults.at("quickReturnMinutes").notNegative(plan.quickReturnMinutes());
        for (int i = 0; i < plan.freeMinutes().size(); i++) {
            freeMinutes(plan.freeMinutes().get(i), faults.at("freeMinutes", i));
        }
        PeriodCheck.check(plan, faults);
        choices(plan, faults);
        for (int i = 0; i < plan.flats().size(); i++) {
            flat(plan, plan.flats().get(i), faults.at("flats", i));
        }
        for (int i = 0; i < plan.caps().size(); i++) {
            cap(plan, plan.caps().get(i), faults.at("caps", i));
        }
    }

    private static void names(Plan plan, Faults faults) {
        for (String color : plan.appliesTo().plateColors()) {
            if (!CAPITALS.matcher(color).matches()) {
                faults.at("appliesTo.plateColors").add("not-in-capitals", color + " is no name of a colour");
            }
        }
        Set<String> seen = new HashSet<>();
        Stream.concat(
                        plan.periods().stream().map(Period::name),
                        plan.flats().stream().map(Flat::name))
                .filter(Objects::nonNull)
                .filter(name -> !seen.add(name))
                .forEach(name -> faults.add("duplicate-name", "two rules are called " + name));
    }

    private static void freeMinutes(FreeMinutes rule, Faults faults) {
        faults.at("minutes").positive(rule.minutes());
        faults.at("per").require(rule.per());
        faults.at("chargedOnceExceeded").require(rule.chargedOnceExceeded());
    }

    private static void choices(Plan plan, Faults faults) {
        List<Period> stepped =
                plan.periods().stream().filter(p -> !p.steps().isEmpty()).toList();
        boolean onePrice = plan.periods().size() <= 1 && stepped.stream().allMatch(Period::wholeDay);
        if (stepped.stream().anyMatch(period -> period.steps().size() > 1) && !onePrice) {
            faults.at("firstStep").require(plan.firstStep());
        }
        boolean edges = !onePrice || plan.firstStep() == Plan.FirstStep.PER_DAY;
        if (!stepped.isEmpty() && edges) {
            faults.at("edge").require(plan.edge());
        }
        if (!plan.flats().isEmpty()) {
            faults.at("choice").require(plan.choice());
        }
    }

    private static void flat(Plan plan, Flat flat, Faults faults) {
        faults.at("amount").amount(flat.amount());
        faults.at("enterFrom").wholeMinutes(flat.enterFrom());
        faults.at("enterBefore").wholeMinutes(flat.enterBefore());
        faults.at("leaveFrom").wholeMinutes(flat.leaveFrom());
        faults.at("leaveBefore").wholeMinutes(flat.leaveBefore());
        if (flat.overstay() == Flat.Overstay.CHARGED_ON) {
            faults.at("leaveBefore").require(flat.leaveBefore());
            if (plan.periods().isEmpty()) {
                faults.at("overstay").add("uncovered-time", "no period prices what comes after the deadline");
            }
        }
    }

    private static void cap(Plan plan, Cap cap, Faults faults) {
        faults.at("amount").amount(cap.amount());
        if (!faults.at("per").require(cap.per())) {
            return;
        }
        switch (cap.per()) {
            case HOURS, DAYS -> faults.at("count").positive(cap.count());
            case CALENDAR_DAY -> mustBeAbsent(cap.count(), faults.at("count"));
            case STAY -> {
                mustBeAbsent(cap.count(), faults.at("count"));
                mustBeAbsent(cap.after(), faults.at("after"));
                mustBeAbsent(cap.acrossStays() ? Boolean.TRUE : null, faults.at("acrossStays"));
                return;
            }
        }
        faults.at("after").require(cap.after());
        if (cap.after() == Cap.After.RESTART_WITH_FREE_MINUTES
                && plan.freeMinutes().isEmpty()) {
            faults.at("after").add("nothing-to-grant", "the plan has no free minutes");
        }
    }

    private static void mustBeAbsent(Object value, Faults faults) {
        if (value != null) {
            faults.add("not-applicable", value + " means nothing here");
        }
    }
}
