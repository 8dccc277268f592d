package io.gatehouse.access.provider;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestTenant;
import io.gatehouse.support.Wire;
import io.gatehouse.support.Wire.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A tenant's own people sign in at its own identity provider. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class ProvidersTest {

    private final TestTenant tenant = TestTenant.made();
    private final TestProvider provider = new TestProvider();

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void its_people_have_the_roles_of_their_groups_in_its_tenant() {
        var park = TestProvider.park(tenant);
        provider.setUpFor(tenant);

        var said = provider.said("boss", "kitchen");
        said.put("tenant", UUID.randomUUID().toString());
        var boss = parks(TestProvider.signed(said, provider.key()));

        assertEquals(200, boss.status(), boss.text());
        assertEquals(park.id().toString(), boss.json().at("/data/0/id").asText());
        assertEquals(403, parks(provider.token("kitchen")).status());
        assertEquals(403, send("POST", "/v1/parks", provider.token("books")).status());
    }

    @Test
    void what_is_not_said_to_us_by_it_and_now_is_not_believed() throws Exception {
        provider.setUpFor(tenant);
        assertEquals(200, parks(provider.token("boss")).status());

        refused("another audience", changed("aud", "somebody-else"));
        refused("no audience", changed("aud", null));
        refused("expired", changed("exp", Instant.now().minusSeconds(60).getEpochSecond()));
        refused("never expires", changed("exp", null));
        refused("not yet", changed("nbf", Instant.now().plusSeconds(120).getEpochSecond()));
        refused("nobody", changed("sub", null));
        refused("a client", changed("sub", "client:" + UUID.randomUUID()));
        refused("another issuer", changed("iss", "https://id.example.com/another"));
        var another = TestProvider.newKey();
        another.setKeyId(provider.key().getKeyId());
        refused("another key under its name", TestProvider.signed(provider.said("boss"), another));
        refused("unsigned", unsigned());
        refused("signed with what everybody knows", withThePublicKeyAsSecret());
    }

    private String changed(String claim, Object value) {
        var said = provider.said("boss");
        said.put(claim, value);
        said.values().removeIf(each -> each == null);
        return TestProvider.signed(said, provider.key());
    }

    private String unsigned() {
        var claims = new JwtClaims();
        provider.said("boss").forEach(claims::setClaim);
        var coder = Base64.getUrlEncoder().withoutPadding();
        return coder.encodeToString("{\"alg\":\"none\"}".getBytes()) + "."
                + coder.encodeToString(claims.toJson().getBytes(StandardCharsets.UTF_8)) + ".";
    }

    private String withThePublicKeyAsSecret() throws Exception {
        var claims = new JwtClaims();
        provider.said("boss").forEach(claims::setClaim);
        var signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setAlgorithmHeaderValue("HS256");
        signature.setKeyIdHeaderValue(provider.key().getKeyId());
        signature.setKey(new HmacKey(provider.key().getPublicKey().getEncoded()));
        return signature.getCompactSerialization();
    }

    private static void refused(String what, String token) {
        var answer = parks(token);
        assertEquals(401, answer.status(), what + ": " + answer);
        assertTrue(answer.isProblem());
    }

    /** As long as the keys were not just asked for: strangers cannot have them asked for again and again. */
    @Test
    void keys_are_read_once_for_many_tokens_and_not_for_each_that_is_made_up() {
        provider.setUpFor(tenant);
        for (int n = 0; n < 20; n++) {
            assertEquals(200, parks(provider.token("boss")).status());
        }
        var strangers = TestProvider.newKey();
        for (int n = 0; n < 20; n++) {
            strangers.setKeyId("made up " + n);
            refused("made up", TestProvider.signed(provider.said("boss"), strangers));
        }

        assertEquals(1, provider.timesRead());
    }

    @Test
    void a_new_key_is_found_when_it_signs() {
        provider.setUpFor(tenant);
        assertEquals(200, parks(provider.token("boss")).status());

        provider.rotate();

        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> parks(provider.token("boss")).status() == 200);
        assertEquals(2, provider.timesRead());
    }

    @Test
    void a_disabled_providers_tokens_are_refused() {
        var id = provider.setUpFor(tenant);
        var token = provider.token("boss");
        assertEquals(200, parks(token).status());

        tenant.as("OPERATOR")
                .body("{\"disabled\": true}")
                .patch("/v1/identity-providers/" + id)
                .then()
                .statusCode(200);

        await().atMost(Duration.ofSeconds(10)).until(() -> parks(token).status() == 401);
    }

    @Test
    void a_token_leads_to_one_tenant() {
        provider.setUpFor(tenant);

        assertEquals(409, kept(provider.input().getMap()));
    }

    @Test
    void nobody_says_who_signs_the_installations_own_tokens_or_where_it_may_look() {
        assertEquals(400, kept(with("issuer", "https://gatehouse.local")));
        assertEquals(400, kept(with("jwksUri", "http://id.example.com/keys")));
        assertEquals(400, kept(with("jwksUri", "https://169.254.169.254/latest/meta-data")));
        assertEquals(400, kept(with("jwksUri", "https://10.0.0.1/keys")));
        assertEquals(400, kept(with("roles", Map.of("machines", "INTEGRATOR"))));
        assertEquals(400, kept(with("roles", Map.of())));
    }

    private Map<String, Object> with(String field, Object value) {
        return provider.input().put(field, value).getMap();
    }

    private static int kept(Map<String, Object> input) {
        return TestTenant.made()
                .as("OPERATOR")
                .body(new io.vertx.core.json.JsonObject(input).encode())
                .post("/v1/identity-providers")
                .statusCode();
    }

    private static Answer parks(String token) {
        return send("GET", "/v1/parks", token);
    }

    private static Answer send(String method, String path, String token) {
        var request = Wire.request(method, path).token(token);
        return (method.equals("GET") ? request : request.json("{}")).send();
    }
}
