package io.gatehouse.fee;

import java.util.ArrayList;
import java.util.List;

/** The periods of a plan with their names and bands worked out, in the order of the plan. */
record PeriodRules(List<String> names, List<List<Band>> bands) {

    static PeriodRules of(Plan plan) {
        List<String> names = new ArrayList<>();
        List<List<Band>> bands = new ArrayList<>();
        for (int i = 0; i < plan.periods().size(); i++) {
            Period period = plan.periods().get(i);
            String name = period.name() == null ? "periods[" + i + "]" : period.name();
            names.add(name);
            bands.add(Band.of(period, name));
        }
        return new PeriodRules(names, bands);
    }
}
