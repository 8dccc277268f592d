package io.gatehouse.platform;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Refuses to start where tenants would not be kept apart. Quarkus prints such a refusal in one line. */
@ApplicationScoped
class StartUpCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final DatabaseRoles roles;

    /** The secret is asked for only to be there: without one worth the name nothing starts either. */
    StartUpCheck(DatabaseRoles roles, Secret secret) {
        this.roles = roles;
    }

    void check(@Observes @Priority(1) StartupEvent start) {
        roles.current().await().atMost(PATIENCE).objection().ifPresent(objection -> {
            throw new ConfigurationException(objection);
        });
    }
}
