package io.gatehouse.platform;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the database notifies every instance of, over one connection that comes back by itself. */
@ApplicationScoped
public class Notifications {

    private static final long RETRY_MILLIS = 1_000;

    private final PgSubscriber subscriber;

    Notifications(
            Vertx vertx,
            @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        var options = PgConnectOptions.fromUri(url).setUser(user).setPassword(password);
        this.subscriber = PgSubscriber.subscriber(vertx, options);
    }

    /**
     * @param begun whenever listening begins, at first and again: what was told until then was not heard
     * @param heard the id that a notification carries
     */
    public void listen(String channel, Runnable begun, Consumer<UUID> heard) {
        subscriber
                .channel(channel)
                .subscribeHandler(listening -> begun.run())
                .handler(id -> heard.accept(UUID.fromString(id)));
    }

    void start(@Observes StartupEvent started) {
        subscriber.reconnectPolicy(retries -> RETRY_MILLIS);
        subscriber.connect();
    }

    void stop(@Observes ShutdownEvent stopping) {
        subscriber.close();
    }
}
