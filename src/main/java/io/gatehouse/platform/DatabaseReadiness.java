package io.gatehouse.platform;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.flywaydb.core.Flyway;

/** Ready: the database answers, its schema is at least the one this was built for, and tenants are kept apart. */
@Readiness
@ApplicationScoped
class DatabaseReadiness implements AsyncHealthCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Pattern MIGRATION = Pattern.compile(".*?V(\\d+)__.*");

    private final DatabaseRoles roles;
    private final int expected;

    DatabaseReadiness(DatabaseRoles roles, Flyway flyway) {
        this.roles = roles;
        this.expected = newest(flyway);
    }

    private static int newest(Flyway flyway) {
        var migrations = flyway.getConfiguration().getResourceProvider().getResources("V", new String[] {".sql"});
        return migrations.stream()
                .map(migration -> MIGRATION.matcher(migration.getFilename()))
                .filter(Matcher::matches)
                .mapToInt(name -> Integer.parseInt(name.group(1)))
                .max()
                .orElseThrow();
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.combine()
                .all()
                .unis(roles.current(), roles.schemaVersion())
                .with(this::response)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem(away -> HealthCheckResponse.down("database"));
    }

    private HealthCheckResponse response(DatabaseRole role, int version) {
        return HealthCheckResponse.named("database")
                .status(version >= expected && role.objection().isEmpty())
                .withData("schema", version)
                .withData("schemaExpected", expected)
                .withData("tenantsKeptApart", role.objection().isEmpty())
                .build();
    }
}
