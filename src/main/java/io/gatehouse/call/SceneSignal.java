package io.gatehouse.call;

import io.gatehouse.platform.Notifications;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Hears from the database, on every instance, that something changed at a lane about which an agent has a call (V43). */
@ApplicationScoped
class SceneSignal {

    private final LiveAgents agents;
    private final Notifications notifications;

    SceneSignal(LiveAgents agents, Notifications notifications) {
        this.agents = agents;
        this.notifications = notifications;
    }

    /** What changed while nobody listened is looked at when listening (again) begins. */
    void start(@Observes StartupEvent started) {
        notifications.listen("gatehouse_scene", agents::stirAll, agents::stir);
    }
}
