package io.gatehouse.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The same measured several times: what one run says may be the machine's.
 *
 * @param all by what was asked for, least first
 */
record Runs<T>(List<T> all) {

    interface Measurement<T> {
        T measure() throws InterruptedException;
    }

    static <T> Runs<T> of(int runs, Measurement<T> measurement, ToDoubleFunction<T> by) throws InterruptedException {
        var all = new ArrayList<T>();
        for (int run = 0; run < runs; run++) {
            all.add(measurement.measure());
        }
        all.sort(Comparator.comparingDouble(by));
        return new Runs<>(all);
    }

    T median() {
        return all.get(all.size() / 2);
    }

    /** @param format of the least and of the most, two numbers */
    String spread(String format, ToDoubleFunction<T> by) {
        var most = all.get(all.size() - 1);
        return all.size() == 1
                ? ""
                : Report.text("; %d runs ", all.size())
                        + Report.text(format, by.applyAsDouble(all.get(0)), by.applyAsDouble(most));
    }
}
