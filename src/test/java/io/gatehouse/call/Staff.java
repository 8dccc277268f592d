package io.gatehouse.call;

import io.gatehouse.support.TestPark;
import io.gatehouse.support.TestTenant;
import io.gatehouse.support.TestTokens;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** The agents of a test's tenant. Where no stream is open, they are ready because the database says so. */
record Staff(TestTenant tenant) {

    /** One of them. */
    record Person(TestTenant tenant, UUID id, String subject) {

        RequestSpecification asks() {
            var token = TestTokens.named(tenant.id(), subject, Duration.ofHours(1), "AGENT");
            return RestAssured.given().auth().oauth2(token).contentType(ContentType.JSON);
        }

        ValidatableResponse does(String call, String action) {
            return asks().post("/v1/calls/" + call + "/" + action).then();
        }

        ValidatableResponse closes(String call) {
            return asks().body("{\"disposition\": \"HELPED\"}")
                    .post("/v1/calls/" + call + "/closure")
                    .then();
        }

        /** Says so, without a stream. */
        Person is(String status) {
            asks().body(new JsonObject().put("status", status).encode())
                    .put("/v1/agents/me/status")
                    .then()
                    .statusCode(200);
            return this;
        }

        /** Ready for longer than any test lasts, as if its stream were open all the time. */
        Person ready() {
            TestTenant.sql(
                    """
                    update agent_state set status = 'READY', status_at = now() - interval '1 hour',
                      idle_since = now() - interval '1 hour', connected_at = now(), seen_at = now() + interval '1 day'
                    where agent_id = '%s'
                    """
                            .formatted(id));
            return this;
        }

        /** Its stream breaks off. */
        void vanishes() {
            TestTenant.sql("update agent_state set seen_at = now() - interval '11 seconds' where agent_id = '%s'"
                    .formatted(id));
        }
    }

    static Staff of(TestPark park) {
        return new Staff(park.tenant());
    }

    /** One who serves every park. */
    Person agent(String name) {
        return agent(name, 1, List.of(), List.of());
    }

    /** One who knows a park. */
    Person knows(String name, UUID park) {
        return agent(name, 1, List.of(park), List.of());
    }

    /** One who serves a group of parks. */
    Person serves(String name, UUID group) {
        return agent(name, 1, List.of(), List.of(group));
    }

    Person agent(String name, int capacity, List<UUID> parks, List<UUID> groups) {
        var body = new JsonObject()
                .put("subject", name)
                .put("name", name)
                .put("parks", ids(parks))
                .put("parkGroups", ids(groups))
                .put("languages", JsonArray.of("zh"))
                .put("capacity", capacity);
        return new Person(tenant, post("/v1/agents", body), name);
    }

    UUID group(String name, UUID around) {
        return post(
                "/v1/park-groups",
                new JsonObject().put("name", name).put("parentId", around == null ? null : around.toString()));
    }

    void place(UUID park, UUID group) {
        tenant.as("OPERATOR")
                .body(new JsonObject().put("groupId", group.toString()).encode())
                .patch("/v1/parks/" + park)
                .then()
                .statusCode(200);
    }

    private UUID post(String path, JsonObject body) {
        return UUID.fromString(tenant.as("OPERATOR")
                .body(body.encode())
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private static JsonArray ids(List<UUID> ids) {
        return new JsonArray(ids.stream().map(UUID::toString).toList());
    }
}
