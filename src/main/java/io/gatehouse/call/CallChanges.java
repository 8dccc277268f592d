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

/** Hears from the database, on every instance, that a call waits or an agent is free (triggers of V40). */
@ApplicationScoped
public class CallChanges {

    private static final long RETRY_MILLIS = 1_000;

    private final Rounds rounds;
    private final PgSubscriber subscriber;

    CallChanges(
            Rounds rounds,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.rounds = rounds;
        var options = PgConnectOptions.fromUri(url).setUser(user).setPassword(password);
        this.subscriber = PgSubscriber.subscriber(vertx, options);
    }

    /** What happened while nobody listened is found by {@link RoutingJob}. */
    void start(@Observes StartupEvent started) {
        subscriber.reconnectPolicy(retries -> RETRY_MILLIS);
        subscriber.channel("gatehouse_calls").handler(tenant -> rounds.ask(UUID.fromString(tenant)));
        subscriber.connect();
    }

    void stop(@Observes ShutdownEvent stopping) {
        subscriber.close();
    }
}
