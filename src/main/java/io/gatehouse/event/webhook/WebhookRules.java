package io.gatehouse.event.webhook;

import io.gatehouse.event.EventTypes;
import io.gatehouse.platform.Problem;
import io.gatehouse.platform.Problem.Fault;
import java.util.List;
import java.util.stream.IntStream;

/** What a webhook's filters must be. Pure. */
final class WebhookRules {

    private WebhookRules() {}

    static void check(WebhookInput input) {
        var types = input.types();
        List<Fault> unknown = IntStream.range(0, types.size())
                .filter(at -> !EventTypes.isFilter(types.get(at)))
                .mapToObj(at -> new Fault(
                        "types[" + at + "]",
                        "unknown-event-type",
                        "Nothing like this is told: see GET /v1/event-types."))
                .toList();
        if (!unknown.isEmpty()) {
            throw Problem.invalid(unknown);
        }
    }
}
