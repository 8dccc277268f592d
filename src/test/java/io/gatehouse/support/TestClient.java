package io.gatehouse.support;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** A client of a tenant, set up as an operator would, and the tokens that it asks for. */
public record TestClient(TestTenant tenant, UUID id, String secret) {

    public static Plans of(TestTenant tenant) {
        return new Plans(tenant);
    }

    /** What an operator says of it. */
    public static final class Plans {

        private final TestTenant tenant;
        private final JsonObject input =
                new JsonObject().put("name", "client-" + UUID.randomUUID()).put("scopes", new JsonArray());

        private Plans(TestTenant tenant) {
            this.tenant = tenant;
        }

        public Plans roles(String... roles) {
            input.put("roles", new JsonArray(List.of(roles)));
            return this;
        }

        public Plans scopes(String... scopes) {
            input.put("scopes", new JsonArray(List.of(scopes)));
            return this;
        }

        public Plans parks(UUID... parks) {
            var ids = new JsonArray();
            List.of(parks).forEach(park -> ids.add(park.toString()));
            input.put("parks", ids);
            return this;
        }

        public Plans perMinute(int requests) {
            input.put("requestsPerMinute", requests);
            return this;
        }

        public Plans atOnce(int requests) {
            input.put("requestsAtOnce", requests);
            return this;
        }

        public TestClient made() {
            var id = TestPark.post(tenant, "/v1/clients", input);
            return new TestClient(tenant, id, null).withNewSecret();
        }
    }

    /** The same with a secret more. */
    public TestClient withNewSecret() {
        var made = tenant.as("OPERATOR").post("/v1/clients/" + id + "/secrets");
        return new TestClient(tenant, id, made.then().statusCode(201).extract().path("secret"));
    }

    public String token() {
        return tokenAnswer(null).json().path("access_token").asText();
    }

    /** For these scopes only; null: all that it has. */
    public Wire.Answer tokenAnswer(String scope) {
        return ask("grant_type=client_credentials&client_id=" + id + "&client_secret=" + secret
                + (scope == null ? "" : "&scope=" + URLEncoder.encode(scope, StandardCharsets.UTF_8)));
    }

    public static Wire.Answer ask(String form) {
        return Wire.request("POST", "/v1/oauth/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .bytes(form.getBytes(StandardCharsets.UTF_8))
                .send();
    }

    /** As the operator changes it. */
    public void change(String patch) {
        tenant.as("OPERATOR").body(patch).patch("/v1/clients/" + id).then().statusCode(200);
    }

    /** As the operator sees it. */
    public JsonNode shown() {
        return Wire.request("GET", "/v1/clients/" + id)
                .token(TestTokens.of(tenant.id(), "OPERATOR"))
                .send()
                .json();
    }
}
