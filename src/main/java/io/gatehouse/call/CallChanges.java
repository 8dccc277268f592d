package io.gatehouse.call;

import io.gatehouse.platform.Notifications;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Hears from the database, on every instance, that a call waits or an agent is free (triggers of V40). */
@ApplicationScoped
public class CallChanges {

    private final Rounds rounds;
    private final Notifications notifications;

    CallChanges(Rounds rounds, Notifications notifications) {
        this.rounds = rounds;
        this.notifications = notifications;
    }

    /** What happened while nobody listened is found by {@link RoutingJob}. */
    void start(@Observes StartupEvent started) {
        notifications.listen("gatehouse_calls", () -> {}, rounds::ask);
    }
}
