package io.gatehouse.fee;

import java.util.ArrayList;
import java.util.List;

/**
 * A step worked out: between two positions, counted in minutes of charged time, every unit costs so much.
 *
 * @param every 0 where nothing more is charged
 */
record Band(long from, long until, long every, long amount, String rule) {

    static final long NEVER = Long.MAX_VALUE;

    static List<Band> of(Period period, String rule) {
        List<Band> bands = new ArrayList<>();
        long from = 0;
        long total = 0;
        for (int i = 0; i < period.steps().size(); i++) {
            Step step = period.steps().get(i);
            String stepRule = rule + ".steps[" + i + "]";
            long until = step.until() == null ? NEVER : step.until();
            if (step.every() == null && until == NEVER) {
                addOnce(bands, from, price(step, total), stepRule);
            } else {
                long every = step.every() == null ? until - from : step.every();
                bands.add(new Band(from, until, every, price(step, total), stepRule));
                total += until == NEVER ? 0 : price(step, total) * ((until - from) / every);
            }
            from = until;
        }
        return bands;
    }

    // Its price falls due with its first minute; after that nothing more is charged.
    private static void addOnce(List<Band> bands, long from, long amount, String rule) {
        bands.add(new Band(from, from + 1, 1, amount, rule));
        bands.add(new Band(from + 1, NEVER, 0, 0, rule));
    }

    private static long price(Step step, long totalBefore) {
        return step.total() == null ? step.amount() : step.total() - totalBefore;
    }

    static Band at(List<Band> bands, long position) {
        for (Band band : bands) {
            if (position < band.until) {
                return band;
            }
        }
        throw new IllegalStateException("The steps end before " + position);
    }
}
