package io.gatehouse.fee;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what is wrong with a tariff, so that a price is never a surprise of the data. */
final class TariffCheck {
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private TariffCheck() {}

    static List<TariffFault> of(Tariff tariff) {
        Faults faults = new Faults("", new ArrayList<>());
        if (tariff.currency() == null || !CURRENCIES.contains(tariff.currency())) {
            faults.at("currency").add("unknown-currency", tariff.currency() + " is no ISO 4217 code");
        }
        faults.at("graceMinutes").notNegative(tariff.graceMinutes());
        reachable(tariff.plans(), faults);
        for (int i = 0; i < tariff.plans().size(); i++) {
            PlanCheck.check(tariff.plans().get(i), faults.at("plans", i));
        }
        return List.copyOf(faults.found());
    }

    private static void reachable(List<Plan> plans, Faults faults) {
        if (plans.isEmpty()) {
            faults.at("plans").add("required", "a tariff has at least one plan");
            return;
        }
        for (int i = 0; i + 1 < plans.size(); i++) {
            if (plans.get(i).appliesTo().everybody()) {
                faults.at("plans", i + 1).add("never-reached", "the plan before it applies to everybody");
            }
        }
        if (!plans.get(plans.size() - 1).appliesTo().everybody()) {
            faults.at("plans").add("not-for-everybody", "the last plan must apply to everybody");
        }
    }
}
