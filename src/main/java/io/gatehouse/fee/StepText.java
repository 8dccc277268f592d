package io.gatehouse.fee;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says the steps of a period. */
record StepText(Wording words, Period period) {

    String say() {
        List<Step> steps = period.steps();
        String said = IntStream.range(0, steps.size())
                .mapToObj(i -> say(steps.get(i), i == 0 ? null : steps.get(i - 1)))
                .collect(Collectors.joining(words.say(Phrase.COMMA)));
        return said + rounding();
    }

    private String say(Step step, Step before) {
        String price = words.money(step.total() == null ? step.amount() : step.total());
        if (step.every() != null) {
            return every(step, before == null, price);
        }
        if (step.until() == null) {
            return beyond(step, before, price);
        }
        if (before == null) {
            return words.say(Phrase.FIRST_ONCE, words.unit(step.until()), price);
        }
        Phrase phrase = step.total() == null ? Phrase.ONCE_UP_TO : Phrase.TOTAL_UP_TO;
        return words.say(phrase, words.duration(step.until()), price);
    }

    private String every(Step step, boolean first, String price) {
        String unit = words.unit(step.every());
        if (step.until() == null) {
            return words.say(first ? Phrase.EVERY : Phrase.THEN_EVERY, unit, price);
        }
        if (first) {
            return words.say(Phrase.FIRST_EVERY, words.unit(step.until()), unit, price);
        }
        return words.say(Phrase.EVERY_UP_TO, words.duration(step.until()), unit, price);
    }

    private String beyond(Step step, Step before, String price) {
        if (before == null) {
            return words.say(Phrase.EACH_TIME, price);
        }
        Phrase phrase = step.total() == null ? Phrase.MORE_ONCE : Phrase.TOTAL_BEYOND;
        return words.say(phrase, words.duration(before.until()), price);
    }

    private String rounding() {
        return switch (period.round()) {
            case UP -> period.tolerance() == 0 ? "" : words.say(Phrase.TOLERANCE, words.duration(period.tolerance()));
            case DOWN -> words.say(Phrase.COMPLETE_UNITS);
            case PRO_RATA -> words.say(Phrase.SHARE_OF_UNITS);
        };
    }
}
