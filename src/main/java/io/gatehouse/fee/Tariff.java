package io.gatehouse.fee;

import java.util.List;

/**
 * The price list of a park, as data. The first plan that applies to a stay prices all of it.
 *
 * @param currency ISO 4217
 * @param graceMinutes how long the exit stays open after a payment; 15 when left out
 */
public record Tariff(String currency, Integer graceMinutes, List<Plan> plans) implements NoOtherFields {

    public static final int USUAL_GRACE_MINUTES = 15;

    public Tariff {
        graceMinutes = graceMinutes == null ? USUAL_GRACE_MINUTES : graceMinutes;
        plans = Ordered.list(plans);
    }

    /** What is wrong with this tariff; empty when it is sound. Only a sound tariff can be quoted. */
    public List<TariffFault> check() {
        return TariffCheck.of(this);
    }
}
