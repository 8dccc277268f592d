package io.gatehouse.demo;

import io.gatehouse.access.Roles;
import java.time.Duration;
import java.util.List;

/** A token of the demo's tenant for a role: {@code mvn -q exec:java -Dexec.args="token AUDITOR"}. */
final class Token {
    static final List<String> ROLES = List.of(
            Roles.OPERATOR, Roles.AGENT, Roles.INTEGRATOR, Roles.DRIVER_BACKEND, Roles.MAINTENANCE, Roles.AUDITOR);

    static final Duration A_DAY = Duration.ofDays(1);

    private Token() {}

    static String of(String role, DemoOptions options) {
        if (!ROLES.contains(role)) {
            throw new DemoException("there is no role " + role + "; the roles are " + String.join(", ", ROLES));
        }
        return new DemoTenant(Keys.in(options.keys())).token(role, A_DAY);
    }
}
