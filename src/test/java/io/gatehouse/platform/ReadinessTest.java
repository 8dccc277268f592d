package io.gatehouse.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestTenant;
import io.gatehouse.support.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class ReadinessTest {

    @Inject
    Vertx vertx;

    @Test
    void it_is_live_and_its_database_is_ready() {
        assertEquals(
                "UP",
                Wire.request("GET", "/q/health/live")
                        .send()
                        .json()
                        .path("status")
                        .asText());
        var ready = Wire.request("GET", "/q/health/ready").send();
        var database = ready.json().findParents("name").stream()
                .filter(check -> check.path("name").asText().equals("database"))
                .findFirst()
                .orElseThrow();
        assertEquals("UP", database.path("status").asText(), ready.toString());
        assertTrue(database.at("/data/tenantsKeptApart").asBoolean());
        assertEquals(
                TestTenant.read("select max(version::int) from flyway_schema_history"),
                database.at("/data/schemaExpected").asText());
    }

    @Test
    void the_platforms_role_is_bound_by_the_policies() {
        assertTrue(
                as("gatehouse_app", BackboneResource.backbone().options().app().password())
                        .objection()
                        .isEmpty());
    }

    @Test
    void a_superuser_is_objected_to() {
        var objection = as("postgres", "").objection().orElseThrow();
        assertTrue(objection.contains("postgres is a superuser"), objection);
    }

    @Test
    void the_owner_of_the_tables_is_objected_to() {
        var owner = BackboneResource.backbone().options().owner();
        var objection = as(owner.name(), owner.password()).objection().orElseThrow();
        assertTrue(objection.contains(owner.name() + " owns the tables"), objection);
    }

    @Test
    void requests_are_counted_in_histograms() {
        Wire.request("GET", "/v1/events").send();
        var metrics = Wire.request("GET", "/q/metrics").send().text();
        assertTrue(metrics.contains("http_server_requests_seconds_bucket{"), metrics);
    }

    private DatabaseRole as(String user, String password) {
        var backbone = BackboneResource.backbone();
        var options = PgConnectOptions.fromUri(backbone.database().reactiveUrl())
                .setUser(user)
                .setPassword(password);
        var pool = new Pool(PgBuilder.pool()
                .connectingTo(options)
                .using(vertx.getDelegate())
                .build());
        try {
            return DatabaseRoles.current(pool).await().indefinitely();
        } finally {
            pool.close().await().indefinitely();
        }
    }
}
