package io.gatehouse.access.client;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.platform.RandomSecret;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestClient;
import io.gatehouse.support.TestPark;
import io.gatehouse.support.TestTenant;
import io.gatehouse.support.TestTokens;
import io.gatehouse.support.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An operator makes a client; the client gets tokens with its secret, and loses them with it. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class ClientsTest {

    private final TestTenant tenant = TestTenant.made();

    @Test
    void a_client_gets_a_token_and_reads_with_it() {
        var park = TestPark.planned().of(tenant).built();
        var client = TestClient.of(tenant).scopes("parks:read", "orders:read").made();

        var answer = client.tokenAnswer(null);

        assertEquals(200, answer.status(), answer.text());
        assertEquals("Bearer", answer.json().path("token_type").asText());
        assertEquals(600, answer.json().path("expires_in").asInt());
        assertEquals("orders:read parks:read", answer.json().path("scope").asText());
        assertEquals("no-store", answer.headers().get("cache-control"));
        var read =
                get("/v1/parks/" + park.id(), answer.json().path("access_token").asText());
        assertEquals(200, read.status(), read.text());
    }

    @Test
    void a_secret_is_taken_by_basic_as_well() {
        var client = TestClient.of(tenant).scopes("parks:read").made();
        var login = Base64.getEncoder().encodeToString((client.id() + ":" + client.secret()).getBytes());

        var answer = Wire.request("POST", "/v1/oauth/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Basic " + login)
                .bytes("grant_type=client_credentials".getBytes())
                .send();

        assertEquals(200, answer.status(), answer.text());
    }

    @Test
    void who_shows_another_secret_gets_no_token() {
        var client = TestClient.of(tenant).made();
        var wrong = new TestClient(tenant, client.id(), RandomSecret.random().text());
        var nobody = new TestClient(tenant, UUID.randomUUID(), client.secret());

        for (var liar : new TestClient[] {wrong, nobody}) {
            var answer = liar.tokenAnswer(null);
            assertEquals(401, answer.status());
            assertEquals("invalid_client", answer.json().path("error").asText());
            assertTrue(answer.headers().get("www-authenticate").startsWith("Basic"));
        }
    }

    @Test
    void a_token_is_for_no_more_than_the_client_may_and_asked_for() {
        var client = TestClient.of(tenant).scopes("parks:read", "orders:read").made();

        assertEquals(
                "invalid_scope",
                client.tokenAnswer("cards:read").json().path("error").asText());
        var token =
                client.tokenAnswer("orders:read").json().path("access_token").asText();

        assertEquals(200, get("/v1/orders", token).status());
        assertEquals("insufficient-scope", get("/v1/parks", token).code());
    }

    @Test
    void two_secrets_are_live_and_a_third_is_refused() {
        var first = TestClient.of(tenant).scopes("parks:read").made();
        var second = first.withNewSecret();

        tenant.as("OPERATOR")
                .post("/v1/clients/" + first.id() + "/secrets")
                .then()
                .statusCode(409);
        assertEquals(200, first.tokenAnswer(null).status());
        assertEquals(200, second.tokenAnswer(null).status());
        assertEquals(2, first.shown().path("secrets").size());
        assertFalse(first.shown().toString().contains(first.secret()));
    }

    @Test
    void with_a_secret_go_the_tokens_that_were_got_with_it() {
        var first = TestClient.of(tenant).scopes("parks:read").made();
        var second = first.withNewSecret();
        var ofFirst = first.token();
        var ofSecond = second.token();
        assertEquals(200, get("/v1/parks", ofFirst).status());

        var oldest = first.shown().at("/secrets/0/id").asText();
        tenant.as("OPERATOR")
                .delete("/v1/clients/" + first.id() + "/secrets/" + oldest)
                .then()
                .statusCode(204);

        awaitRefused(ofFirst);
        assertEquals(200, get("/v1/parks", ofSecond).status());
        assertEquals(401, first.tokenAnswer(null).status());
    }

    @Test
    void a_revoked_client_is_refused_and_let_in_again() {
        var client = TestClient.of(tenant).scopes("parks:read").made();
        var token = client.token();
        assertEquals(200, get("/v1/parks", token).status());

        client.change("{\"disabled\": true}");

        awaitRefused(token);
        assertEquals(401, client.tokenAnswer(null).status());
        client.change("{\"disabled\": false}");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> get("/v1/parks", token).status() == 200);
    }

    @Test
    void what_is_taken_from_a_client_is_taken_from_its_tokens() {
        var client = TestClient.of(tenant).scopes("parks:read", "orders:read").made();
        var token = client.token();
        assertEquals(200, get("/v1/orders", token).status());

        client.change("{\"scopes\": [\"parks:read\"]}");

        await().atMost(Duration.ofSeconds(10))
                .until(() -> get("/v1/orders", token).status() == 403);
        assertEquals(200, get("/v1/parks", token).status());
    }

    @Test
    void its_last_use_is_shown() {
        var client = TestClient.of(tenant).scopes("parks:read").made();
        assertTrue(client.shown().path("usedAt").isNull());

        get("/v1/parks", client.token());

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertFalse(client.shown().path("usedAt").isNull()));
        assertNotNull(client.shown().at("/secrets/0/usedAt").textValue());
    }

    @Test
    void no_client_is_an_operator_or_bound_to_a_park_of_another_tenant() {
        var another = TestPark.made().id();

        tenant.as("OPERATOR")
                .body("{\"name\": \"a\", \"scopes\": [], \"roles\": [\"OPERATOR\"]}")
                .post("/v1/clients")
                .then()
                .statusCode(400);
        tenant.as("OPERATOR")
                .body("{\"name\": \"a\", \"scopes\": [], \"parks\": [\"" + another + "\"]}")
                .post("/v1/clients")
                .then()
                .statusCode(404);
        tenant.as("OPERATOR")
                .body("{\"name\": \"a\", \"scopes\": [\"parks\"]}")
                .post("/v1/clients")
                .then()
                .statusCode(400);
    }

    @Test
    void another_tenant_sees_no_client() {
        var client = TestClient.of(tenant).made();
        var stranger = TestTenant.made();

        stranger.as("OPERATOR").get("/v1/clients/" + client.id()).then().statusCode(404);
        stranger.as("OPERATOR")
                .post("/v1/clients/" + client.id() + "/secrets")
                .then()
                .statusCode(404);
    }

    /** No address of another resource is taken for one of the scope's. */
    @Test
    void a_detour_of_the_path_leads_to_no_other_scope() {
        var token = TestClient.of(tenant).scopes("parks:read").made().token();

        for (var path : new String[] {
            "/v1/parks/../orders",
            "/v1/parks/%2e%2e/orders",
            "/v1/./orders",
            "//v1/orders",
            "/v1//orders",
            "/v1/orders;parks",
            "/v1/%6frders",
            "/v1/orders/",
            "/v1/parks/..%2forders",
            "/V1/orders"
        }) {
            var answer = get(path, token);
            assertTrue(answer.status() == 403 || answer.status() == 404, path + ": " + answer);
        }
    }

    private void awaitRefused(String token) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> get("/v1/parks", token).status() == 401);
    }

    private static Wire.Answer get(String path, String token) {
        return Wire.request("GET", path).token(token).send();
    }

    @Test
    void a_token_of_another_key_is_refused() {
        var client = TestClient.of(tenant).scopes("parks:read").made();
        var forged = TestTokens.named(tenant.id(), "client:" + client.id(), Duration.ofMinutes(5), "STRANGER");

        assertEquals(403, get("/v1/parks", forged).status());
    }
}
