package io.gatehouse.benefit.points;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.gatehouse.support.TestPark;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;

/** A mall that answers as this package's description says, unless it is told to fail first. */
final class Mall implements AutoCloseable {

    static final String SECRET = "a-secret-of-the-mall";
    private static final String ONE = "/points/reservations/[0-9a-f-]{36}";

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    Mall() {
        server.start();
    }

    /** What a member's points are worth here. */
    Mall worth(long amount) {
        server.stubFor(put(urlPathMatching(ONE)).willReturn(okJson(amount(amount))));
        server.stubFor(put(urlPathMatching(ONE + "/confirmation"))
                .willReturn(aResponse().withStatus(204)));
        server.stubFor(delete(urlPathMatching(ONE)).willReturn(aResponse().withStatus(204)));
        return this;
    }

    Mall reservesOnceLike(ResponseDefinitionBuilder answer) {
        return onceLike(() -> put(urlPathMatching(ONE)), answer, okJson(amount(300)));
    }

    Mall confirmsOnceLike(ResponseDefinitionBuilder answer) {
        return onceLike(
                () -> put(urlPathMatching(ONE + "/confirmation")),
                answer,
                aResponse().withStatus(204));
    }

    Mall releasesOnceLike(ResponseDefinitionBuilder answer) {
        return onceLike(() -> delete(urlPathMatching(ONE)), answer, aResponse().withStatus(204));
    }

    private interface Request {
        MappingBuilder made();
    }

    private Mall onceLike(Request request, ResponseDefinitionBuilder first, ResponseDefinitionBuilder then) {
        var scenario = UUID.randomUUID().toString();
        server.stubFor(request.made()
                .inScenario(scenario)
                .whenScenarioStateIs(STARTED)
                .willReturn(first)
                .willSetStateTo("then"));
        server.stubFor(
                request.made().inScenario(scenario).whenScenarioStateIs("then").willReturn(then));
        return this;
    }

    static String amount(long amount) {
        return "{\"amount\": {\"amount\": %d, \"currency\": \"CNY\"}}".formatted(amount);
    }

    Mall of(TestPark park) {
        var account = new JsonObject()
                .put("name", "Harbour Mall")
                .put("parkId", park.id().toString())
                .put("address", "http://localhost:" + server.port() + "/points/")
                .put("secret", SECRET);
        park.tenant()
                .as("OPERATOR")
                .body(account.encode())
                .post("/v1/points-accounts")
                .then()
                .statusCode(201);
        return this;
    }

    List<LoggedRequest> reservations() {
        return server.findAll(putRequestedFor(urlMatching(ONE)));
    }

    List<LoggedRequest> confirmations() {
        return server.findAll(putRequestedFor(urlMatching(ONE + "/confirmation")));
    }

    List<LoggedRequest> releases() {
        return server.findAll(deleteRequestedFor(urlMatching(ONE)));
    }

    @Override
    public void close() {
        server.stop();
    }
}
