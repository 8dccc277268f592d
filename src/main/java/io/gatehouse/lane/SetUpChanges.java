package io.gatehouse.lane;

import io.gatehouse.platform.Notifications;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Hears from the database, on every instance, that a tenant's set-up has changed (triggers of V2). */
@ApplicationScoped
public class SetUpChanges {

    private final LaneSetups setups;
    private final Notifications notifications;

    SetUpChanges(LaneSetups setups, Notifications notifications) {
        this.setups = setups;
        this.notifications = notifications;
    }

    /** Whatever changed while nobody listened is dropped when listening (again) begins. */
    void start(@Observes StartupEvent started) {
        notifications.listen("gatehouse_set_up", setups::dropAll, setups::drop);
    }
}
