package io.gatehouse.lane;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hears from the database, on every instance, that a tenant's set-up has changed (triggers of V2). */
@ApplicationScoped
public class SetUpChanges {

    private static final long RETRY_MILLIS = 1_000;

    private final LaneSetups setups;
    private final PgSubscriber subscriber;

    SetUpChanges(
            LaneSetups setups,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.setups = setups;
        var options = PgConnectOptions.fromUri(url).setUser(user).setPassword(password);
        this.subscriber = PgSubscriber.subscriber(vertx, options);
    }

    void start(@Observes StartupEvent started) {
        // Whatever changed while nobody listened is dropped when listening (again) begins.
        subscriber.reconnectPolicy(retries -> RETRY_MILLIS);
        subscriber
                .channel("gatehouse_set_up")
                .subscribeHandler(listening -> setups.dropAll())
                .handler(tenant -> setups.drop(UUID.fromString(tenant)));
        subscriber.connect();
    }

    void stop(@Observes ShutdownEvent stopping) {
        subscriber.close();
    }
}
