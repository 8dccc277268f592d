package io.gatehouse.call;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hears from the database, on every instance, that something changed at a lane about which an agent has a call (V43). */
@ApplicationScoped
class SceneSignal {

    private static final long RETRY_MILLIS = 1_000;

    private final LiveAgents agents;
    private final PgSubscriber subscriber;

    SceneSignal(
            LiveAgents agents,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.agents = agents;
        var options = PgConnectOptions.fromUri(url).setUser(user).setPassword(password);
        this.subscriber = PgSubscriber.subscriber(vertx, options);
    }

    void start(@Observes StartupEvent started) {
        // What changed while nobody listened is looked at when listening (again) begins.
        subscriber.reconnectPolicy(retries -> RETRY_MILLIS);
        subscriber
                .channel("gatehouse_scene")
                .subscribeHandler(listening -> agents.stirAll())
                .handler(lane -> agents.stir(UUID.fromString(lane)));
        subscriber.connect();
    }

    void stop(@Observes ShutdownEvent stopping) {
        subscriber.close();
    }
}
