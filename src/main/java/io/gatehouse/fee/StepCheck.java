package io.gatehouse.fee;

import java.util.List;

/** Finds what is wrong with steps: they must rise, be made of whole units, and never end. */
final class StepCheck {
    private StepCheck() {}

    static void check(List<Step> steps, Faults faults) {
        long from = 0;
        long total = 0;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            Faults here = faults.at("steps", i);
            boolean last = i == steps.size() - 1;
            until(step, from, last, here);
            if (price(step, total, here) && units(step, from, here) && !last) {
                total = totalAfter(step, from, total);
            }
            from = step.until() == null ? from : step.until();
        }
    }

    private static void until(Step step, long from, boolean last, Faults faults) {
        if (step.until() == null) {
            if (!last) {
                faults.at("until").require(null);
            }
        } else if (last) {
            faults.at("until").add("steps-end", "the last step must have no end, or longer stays have no price");
        } else if (step.until() <= from) {
            faults.at("until").add("not-rising", "the step before it ends at " + from);
        }
    }

    private static boolean price(Step step, long totalBefore, Faults faults) {
        if ((step.amount() == null) == (step.total() == null)) {
            faults.add("amount-or-total", "a step has either an amount or a total");
            return false;
        }
        faults.at("amount").optionalAmount(step.amount());
        faults.at("total").optionalAmount(step.total());
        if (step.total() != null && step.every() != null) {
            faults.at("every").add("not-applicable", "a step with a total has no units");
        }
        if (step.total() != null && step.total() < totalBefore) {
            faults.at("total").add("falling-total", "shorter stays cost " + totalBefore);
        }
        return true;
    }

    private static boolean units(Step step, long from, Faults faults) {
        if (step.every() == null) {
            return true;
        }
        faults.at("every").positive(step.every());
        if (step.every() > 0 && step.until() != null && (step.until() - from) % step.every() != 0) {
            faults.at("every").add("not-whole-units", "the step is no multiple of " + step.every() + " minutes long");
        }
        return step.every() > 0;
    }

    private static long totalAfter(Step step, long from, long totalBefore) {
        if (step.total() != null) {
            return step.total();
        }
        long units = step.every() == null || step.until() == null ? 1 : (step.until() - from) / step.every();
        return totalBefore + units * step.amount();
    }
}
