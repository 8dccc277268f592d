package io.gatehouse.platform;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.lane.Inbox;
import io.gatehouse.support.BackboneResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.PoolOptions;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What an instance that stands still, or a database that breaks off, does to the others. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class ConnectionsTest {
    private static final int UNAVAILABLE = 503;

    @Inject
    Pool pool;

    @Inject
    Vertx vertx;

    @ConfigProperty(name = "quarkus.datasource.reactive.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @Test
    void a_transaction_that_stands_still_is_taken_away_and_its_locks_with_it() {
        var shown = pool.query("show idle_in_transaction_session_timeout").executeAndAwait();
        assertEquals("10s", shown.iterator().next().getString(0));
    }

    @Test
    void whose_transaction_was_taken_away_tries_again() {
        var taken = new PgException("terminating connection", "FATAL", "25P03", null);
        assertTrue(Inbox.isPassing(taken));
        assertEquals(UNAVAILABLE, Failures.problemOf(taken).orElseThrow().status());
    }

    @Test
    void a_connection_that_broke_off_is_nobodys_fault() {
        var inUse = ClosedConnectionException.INSTANCE;
        var given = new NoStackTraceThrowable("Connection is not active now, current status: CLOSED");
        for (var brokenOff : List.of(inUse, given)) {
            assertTrue(Inbox.isPassing(brokenOff));
            assertEquals(
                    UNAVAILABLE, Failures.problemOf(brokenOff).orElseThrow().status());
        }
    }

    @Test
    void who_finds_all_connections_busy_for_too_long_tries_again() {
        var one = new PoolOptions().setMaxSize(1).setConnectionTimeout(50).setConnectionTimeoutUnit(MILLISECONDS);
        var small = Pool.newInstance(PgBuilder.pool()
                .with(one)
                .connectingTo(PgConnectOptions.fromUri(url).setUser(user).setPassword(password))
                .using(vertx)
                .build());
        try {
            small.getConnectionAndAwait();
            var busy = assertThrows(CompletionException.class, small::getConnectionAndAwait)
                    .getCause();
            assertTrue(Inbox.isPassing(busy), busy.toString());
            assertEquals(UNAVAILABLE, Failures.problemOf(busy).orElseThrow().status());
        } finally {
            small.closeAndAwait();
        }
    }
}
