package io.gatehouse.fee;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Lets in only tariffs that can be quoted, in the park's money and in a moment. */
@ApplicationScoped
public class SoundTariffs {

    /** Ten times the longest published tariff that we know of. */
    private static final int MOST_BYTES = 65_536;

    private final ObjectMapper json;

    SoundTariffs(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Fails with what is wrong.
     *
     * @param field where the tariff stands in the input
     * @param currency which the park takes; null: any
     */
    void check(String field, Tariff tariff, String currency) {
        if (size(tariff) > MOST_BYTES) {
            throw Problem.invalid(field, "too-large", "A tariff has at most " + MOST_BYTES + " bytes.");
        }
        var faults = new ArrayList<>(faults(field, tariff));
        if (currency != null && tariff.currency() != null && !currency.equals(tariff.currency())) {
            faults.add(new Problem.Fault(field + ".currency", "other-currency", "The park takes " + currency + "."));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }

    private static List<Problem.Fault> faults(String field, Tariff tariff) {
        return tariff.check().stream()
                .map(fault -> new Problem.Fault(field + "." + fault.field(), fault.code(), fault.detail()))
                .toList();
    }

    private int size(Tariff tariff) {
        try {
            return json.writeValueAsBytes(tariff).length;
        } catch (JsonProcessingException itWasJsonBefore) {
            throw new IllegalStateException(itWasJsonBefore);
        }
    }
}
