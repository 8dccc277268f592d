package io.gatehouse.access.provider;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.gatehouse.support.TestPark;
import io.gatehouse.support.TestTenant;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** A tenant's identity provider: it signs tokens, and shows its public keys as OpenID Connect has it. */
final class TestProvider implements AutoCloseable {

    static final String AUDIENCE = "gatehouse";
    private static final String KEYS = "/keys";

    final String issuer = "https://id.example.com/" + UUID.randomUUID();
    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private PublicJsonWebKey key = newKey();

    TestProvider() {
        server.start();
        show();
    }

    /** From now on it signs with another key, and shows only that. */
    void rotate() {
        key = newKey();
        show();
    }

    private void show() {
        var keys = new JsonWebKeySet(List.of(key)).toJson(OutputControlLevel.PUBLIC_ONLY);
        server.stubFor(get(KEYS)
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withBody(keys)));
    }

    int timesRead() {
        return server.countRequestsMatching(getRequestedFor(urlEqualTo(KEYS)).build())
                .getCount();
    }

    PublicJsonWebKey key() {
        return key;
    }

    /** As an operator sets it up. */
    JsonObject input() {
        return new JsonObject()
                .put("name", "head office " + UUID.randomUUID())
                .put("issuer", issuer)
                .put("audience", AUDIENCE)
                .put("jwksUri", "http://localhost:" + server.port() + KEYS)
                .put("rolesClaim", "realm_access.roles")
                .put(
                        "roles",
                        new JsonObject()
                                .put("desk", "AGENT")
                                .put("boss", "OPERATOR")
                                .put("books", "AUDITOR"));
    }

    UUID setUpFor(TestTenant tenant) {
        var made = tenant.as("OPERATOR").body(input().encode()).post("/v1/identity-providers");
        return UUID.fromString(made.then().statusCode(201).extract().path("id"));
    }

    /** What it says of somebody in these groups. */
    Map<String, Object> said(String... groups) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", issuer);
        claims.put("aud", AUDIENCE);
        claims.put("sub", "li");
        claims.put("exp", Instant.now().plusSeconds(300).getEpochSecond());
        claims.put("realm_access", Map.of("roles", List.of(groups)));
        return claims;
    }

    String token(String... groups) {
        return signed(said(groups), key);
    }

    static String signed(Map<String, Object> said, PublicJsonWebKey by) {
        try {
            var claims = new JwtClaims();
            said.forEach(claims::setClaim);
            var signature = new JsonWebSignature();
            signature.setPayload(claims.toJson());
            signature.setKey(by.getPrivateKey());
            signature.setKeyIdHeaderValue(by.getKeyId());
            signature.setAlgorithmHeaderValue("RS256");
            return signature.getCompactSerialization();
        } catch (JoseException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }

    static PublicJsonWebKey newKey() {
        try {
            var made = RsaJwkGenerator.generateJwk(2048);
            made.setKeyId(UUID.randomUUID().toString());
            return made;
        } catch (JoseException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }

    static TestPark park(TestTenant tenant) {
        return TestPark.planned().of(tenant).built();
    }

    @Override
    public void close() {
        server.stop();
    }
}
