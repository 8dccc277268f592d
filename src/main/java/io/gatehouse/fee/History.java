package io.gatehouse.fee;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What the plate did in this park before, as far as free minutes, quick returns and caps ask: a week is enough for every
 * tariff whose caps are no longer.
 *
 * @param lastLeftAt null when unknown; asked only where {@code stays} does not tell
 */
public record History(Instant lastLeftAt, List<PriorStay> stays) {

    private static final History NONE = new History(null, List.of());

    public History {
        stays = stays == null
                ? List.of()
                : stays.stream()
                        .sorted(Comparator.comparing(PriorStay::enteredAt))
                        .toList();
    }

    public static History none() {
        return NONE;
    }
}
