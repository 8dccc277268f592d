package io.gatehouse.platform;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A transaction is kept wholly or not at all, and always ends; whoever asked for it. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class DatabaseTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String KEEP =
            """
            insert into message_set_aside (id, tenant_id, robot_code, topic, code, detail, payload, at)
            values ($1, $2, 'r', 't', 'c', 'd', '', now())
            """;

    @Inject
    Database database;

    private final UUID tenant = TestTenant.made().id();

    @Test
    void what_succeeds_is_kept() {
        database.inTenant(tenant, tx -> keep(tx, UUID.randomUUID())).await().atMost(SOON);
        database.write(tenant, tx -> List.of(() -> keep(tx, UUID.randomUUID())))
                .await()
                .atMost(SOON);
        assertEquals("2", kept());
    }

    @Test
    void of_what_fails_nothing_is_kept_and_its_own_failure_is_told() {
        var once = UUID.randomUUID();
        List<Supplier<Uni<?>>> work = List.of(
                () -> database.inTenant(tenant, tx -> keep(tx, once).chain(() -> keep(tx, once))),
                () -> database.write(tenant, tx -> List.of(() -> keep(tx, once), () -> keep(tx, once))));
        for (var each : work) {
            var failed =
                    assertThrows(PgException.class, () -> each.get().await().atMost(SOON));
            assertEquals("23505", failed.getSqlState());
        }
        var thrown = assertThrows(IllegalStateException.class, () -> database.inTenant(
                        tenant, tx -> keep(tx, once).invoke(() -> {
                            throw new IllegalStateException("ours");
                        }))
                .await()
                .atMost(SOON));
        assertEquals("ours", thrown.getMessage());
        assertEquals("0", kept());
    }

    /** More often than there are connections. */
    @Test
    void work_that_throws_gives_its_connection_back() {
        for (int time = 0; time < 50; time++) {
            assertThrows(IllegalArgumentException.class, () -> database.inTenant(tenant, tx -> {
                        throw new IllegalArgumentException();
                    })
                    .await()
                    .atMost(SOON));
        }
        what_succeeds_is_kept();
    }

    @Test
    void what_nobody_waits_for_any_more_is_rolled_back() {
        for (int time = 0; time < 50; time++) {
            var begun = new AtomicBoolean();
            var waiting = database.inTenant(tenant, tx -> keep(tx, UUID.randomUUID())
                            .invoke(() -> begun.set(true))
                            .chain(() -> Uni.createFrom().nothing()))
                    .subscribe()
                    .with(never -> {});
            await().atMost(SOON).until(begun::get);
            waiting.cancel();
        }
        what_succeeds_is_kept();
    }

    /** It waits for a connection, or has just got it: a client that closes its stream does so at any moment. */
    @Test
    void what_is_given_up_before_it_began_gives_its_connection_back() {
        for (int time = 0; time < 200; time++) {
            var waiting = database.inTenant(tenant, tx -> keep(tx, UUID.randomUUID()))
                    .subscribe()
                    .with(done -> {});
            LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(300_000));
            waiting.cancel();
        }
        database.inTenant(tenant, tx -> keep(tx, UUID.randomUUID())).await().atMost(SOON);
    }

    private Uni<Void> keep(SqlConnection tx, UUID id) {
        return tx.preparedQuery(KEEP).execute(Tuple.of(id, tenant)).replaceWithVoid();
    }

    private String kept() {
        return TestTenant.read("select count(*) from message_set_aside where tenant_id = '%s'".formatted(tenant));
    }
}
