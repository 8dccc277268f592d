package io.gatehouse.event.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.access.Roles;
import io.gatehouse.support.TestTokens;
import io.gatehouse.support.Wire;
import io.gatehouse.support.Wire.Answer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** A webhook of a test's, set up as an integrator would. */
record TestHook(UUID tenant, UUID id, String secret) {

    static TestHook at(UUID tenant, String url) {
        return made(tenant, new JsonObject().put("url", url));
    }

    static TestHook made(UUID tenant, JsonObject input) {
        var answer = request(tenant, "POST", "").json(input.encode()).send();
        assertEquals(201, answer.status(), answer.toString());
        var json = answer.json();
        return new TestHook(
                tenant,
                UUID.fromString(json.path("id").asText()),
                json.path("secret").asText());
    }

    static Wire request(UUID tenant, String method, String path) {
        return Wire.request(method, "/v1/webhooks" + path).token(TestTokens.of(tenant, Roles.INTEGRATOR));
    }

    Answer post(String path, JsonObject body) {
        var request = request(tenant, "POST", "/" + id + path);
        return (body == null ? request : request.json(body.encode())).send();
    }

    JsonNode shown() {
        return request(tenant, "GET", "/" + id).send().json();
    }

    String state() {
        return shown().path("state").asText();
    }

    Answer become(String state) {
        return request(tenant, "PUT", "/" + id + "/state")
                .json(new JsonObject().put("state", state).encode())
                .send();
    }

    /** Newest first. */
    List<JsonNode> deliveries(String query) {
        var answer = request(tenant, "GET", "/" + id + "/deliveries" + query).send();
        assertEquals(200, answer.status(), answer.toString());
        return StreamSupport.stream(answer.json().path("data").spliterator(), false)
                .toList();
    }

    void remove() {
        assertEquals(204, request(tenant, "DELETE", "/" + id).send().status());
    }
}
