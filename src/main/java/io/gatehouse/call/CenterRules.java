package io.gatehouse.call;

import io.gatehouse.platform.Problem;
import io.gatehouse.platform.Problem.Fault;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What a call centre of a kind needs before anybody can speak with it. */
final class CenterRules {

    private CenterRules() {}

    static void check(CenterContract contract) {
        var faults = contract.kind == CallCenterKind.CLINK ? ofClink(contract) : List.<Fault>of();
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }

    private static List<Fault> ofClink(CenterContract contract) {
        var settings = contract.settings;
        var missing = Stream.of(
                        missing("secret", contract.secret),
                        missing("pushToken", contract.pushToken),
                        missing("settings.platform", settings.platform()),
                        missing("settings.accessKeyId", settings.accessKeyId()))
                .filter(Objects::nonNull);
        // It documents no way to connect somebody who waits with a seat that we name.
        var routing = settings.routesItself()
                ? Stream.<Fault>empty()
                : Stream.of(new Fault("settings.routing", "not-offered", "Clink chooses the seat by itself."));
        return Stream.concat(missing, routing).toList();
    }

    private static Fault missing(String field, Object value) {
        return value == null ? new Fault(field, "required", "Clink cannot be reached without it.") : null;
    }
}
