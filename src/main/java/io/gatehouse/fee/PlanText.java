package io.gatehouse.fee;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Says one plan: free minutes, periods, flats, caps. */
final class PlanText {
    private final Wording words;
    private final Plan plan;
    private final List<String> parts = new ArrayList<>();

    private PlanText(Wording words, Plan plan) {
        this.words = words;
        this.plan = plan;
    }

    static String of(Plan plan, Wording words) {
        PlanText text = new PlanText(words, plan);
        plan.freeMinutes().forEach(text::free);
        if (plan.quickReturnMinutes() != null) {
            text.parts.add(words.say(Phrase.QUICK_RETURN, words.duration(plan.quickReturnMinutes())));
        }
        plan.periods().forEach(text::period);
        plan.flats().forEach(text::flat);
        text.choice();
        plan.caps().forEach(text::cap);
        boolean simple = plan.periods().size() <= 1;
        return String.join(words.say(simple ? Phrase.COMMA : Phrase.SEMICOLON), text.parts);
    }

    private void free(FreeMinutes rule) {
        Phrase how = rule.divisible() ? Phrase.SHARED_OUT_24_HOURS : Phrase.ONCE_PER_24_HOURS;
        Phrase howDaily = rule.divisible() ? Phrase.SHARED_OUT_DAY : Phrase.ONCE_PER_DAY;
        String often =
                switch (rule.per()) {
                    case ENTRY -> "";
                    case HOURS_24 -> words.say(how);
                    case CALENDAR_DAY -> words.say(howDaily);
                };
        String after = rule.chargedOnceExceeded() ? words.say(Phrase.CHARGED_ONCE_EXCEEDED) : "";
        parts.add(on(rule.days()) + words.say(Phrase.FREE, words.duration(rule.minutes())) + often + after);
    }

    private void period(Period period) {
        String price;
        if (period.free()) {
            price = words.say(Phrase.NO_CHARGE);
        } else if (period.flat() != null) {
            price = words.say(Phrase.EACH_TIME, words.money(period.flat()));
        } else {
            price = new StepText(words, period).say();
        }
        String cap = period.cap() == null ? "" : words.say(Phrase.PERIOD_CAP, words.money(period.cap()));
        parts.add(on(period.days()) + window(period) + price + cap);
    }

    private String window(Period period) {
        if (period.wholeDay()) {
            return "";
        }
        Phrase phrase = period.from().isBefore(period.to()) || period.to().equals(LocalTime.MIDNIGHT)
                ? Phrase.WINDOW
                : Phrase.WINDOW_TO_NEXT_DAY;
        String to =
                period.to().equals(LocalTime.MIDNIGHT) ? "24:00" : period.to().toString();
        return words.say(phrase, period.from(), to) + words.say(Phrase.SPACE);
    }

    private void flat(Flat flat) {
        List<String> conditions = new ArrayList<>();
        between(
                conditions,
                flat.enterFrom(),
                flat.enterBefore(),
                Phrase.ENTER_BETWEEN,
                Phrase.ENTER_FROM,
                Phrase.ENTER_BEFORE);
        between(
                conditions,
                flat.leaveFrom(),
                flat.leaveBefore(),
                Phrase.LEAVE_BETWEEN,
                Phrase.LEAVE_FROM,
                Phrase.LEAVE_BEFORE);
        String price = words.money(flat.amount());
        String said = conditions.isEmpty()
                ? words.say(Phrase.EACH_TIME, price)
                : words.say(Phrase.FLAT, String.join(words.say(Phrase.LIST), conditions), price);
        boolean chargedOn = flat.overstay() == Flat.Overstay.CHARGED_ON;
        parts.add(on(flat.days()) + said + (chargedOn ? words.say(Phrase.CHARGED_ON) : ""));
    }

    private void between(
            List<String> said, LocalTime from, LocalTime before, Phrase both, Phrase onlyFrom, Phrase onlyBefore) {
        if (from != null && before != null) {
            said.add(words.say(both, from, before));
        } else if (from != null) {
            said.add(words.say(onlyFrom, from));
        } else if (before != null) {
            said.add(words.say(onlyBefore, before));
        }
    }

    private void choice() {
        if (!plan.flats().isEmpty()
                && (plan.flats().size() > 1 || !plan.periods().isEmpty())) {
            parts.add(words.say(plan.choice() == Plan.Choice.CHEAPEST ? Phrase.CHEAPEST : Phrase.FIRST_FLAT));
        }
    }

    private void cap(Cap cap) {
        String money = words.money(cap.amount());
        String said =
                switch (cap.per()) {
                    case HOURS -> words.say(Phrase.CAP_HOURS, words.duration(cap.count() * 60L), money);
                    case DAYS -> words.say(Phrase.CAP_HOURS, words.days(cap.count()), money);
                    case CALENDAR_DAY -> words.say(Phrase.CAP_DAY, money);
                    case STAY -> words.say(Phrase.CAP_STAY, money);
                };
        parts.add(on(cap.days()) + said + (cap.acrossStays() ? words.say(Phrase.ACROSS_STAYS) : ""));
    }

    private String on(Set<DayKind> days) {
        return days.isEmpty() ? "" : words.terms(days) + words.say(Phrase.SPACE);
    }
}
