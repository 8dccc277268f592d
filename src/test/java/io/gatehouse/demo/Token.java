package io.gatehouse.demo;

import io.gatehouse.access.Roles;
import java.time.Duration;
import java.util.List;

/** Prints a token of the demo's tenant for a role: {@code mvn -q exec:java -Dexec.mainClass=…Token -Dexec.args=AUDITOR}. */
public final class Token {
    static final List<String> ROLES = List.of(
            Roles.OPERATOR, Roles.AGENT, Roles.INTEGRATOR, Roles.DRIVER_BACKEND, Roles.MAINTENANCE, Roles.AUDITOR);

    static final Duration A_DAY = Duration.ofDays(1);

    private Token() {}

    public static void main(String[] args) {
        var role = args.length == 0 ? Roles.OPERATOR : args[0];
        if (!ROLES.contains(role)) {
            System.err.println("there is no role " + role + "; the roles are " + String.join(", ", ROLES));
            System.exit(1);
        }
        System.out.println(new DemoTenant(Keys.in(DemoOptions.read().keys())).token(role, A_DAY));
    }
}
