package io.gatehouse.clients;

import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestTenant;
import io.gatehouse.support.TestTokens;
import io.restassured.RestAssured;
import java.util.Map;
import java.util.UUID;

/** What somebody is told who wants to build on this platform: where it is, and a token of a tenant's operator. */
final class Stranger {

    private Stranger() {}

    static Map<String, String> environment() {
        var tenant = TestTenant.made();
        var broker = BackboneResource.backbone().broker();
        var base = RestAssured.baseURI + ":" + RestAssured.port;
        return Map.of(
                "GATEHOUSE", base,
                "TOKEN", TestTokens.of(tenant.id(), "OPERATOR"),
                "AGENT_TOKEN", TestTokens.named(tenant.id(), "demo-agent", java.time.Duration.ofHours(1), "AGENT"),
                "TENANT", tenant.id().toString(),
                "BROKER", broker.host(),
                "BROKER_PORT", String.valueOf(broker.port()),
                "RUN", UUID.randomUUID().toString().substring(0, 8),
                "PROJECT", java.nio.file.Path.of("").toAbsolutePath().toString());
    }
}
