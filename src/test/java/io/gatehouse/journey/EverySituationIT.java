package io.gatehouse.journey;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.simulator.tour.Operator;
import io.gatehouse.simulator.tour.Residents;
import io.gatehouse.simulator.tour.RobotSecrets;
import io.gatehouse.simulator.tour.Summary;
import io.gatehouse.simulator.tour.Tour;
import io.gatehouse.simulator.tour.TownPlan;
import io.gatehouse.simulator.traffic.PlatformApi;
import io.gatehouse.simulator.wire.Broker;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestTenant;
import io.gatehouse.support.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The simulator's tour of every situation of both tables, against the packaged application. */
@QuarkusIntegrationTest
@QuarkusTestResource(BackboneResource.class)
class EverySituationIT {

    private static final Duration GATE = Duration.ofMillis(50);

    @Test
    void every_situation_is_decided_shown_and_moves_on_as_the_tables_say() {
        var tenant = TestTenant.made();
        var api = PlatformApi.at(URI.create("http://localhost:" + RestAssured.port));
        var operator = new Operator(api.with(() -> TestTokens.of(tenant.id(), "OPERATOR")));
        var embedded = BackboneResource.backbone().broker();
        var broker = Broker.at(embedded.host(), embedded.port());
        try (var town = new TownPlan(operator, RobotSecrets.inMemory(), broker, "tour-", GATE).build()) {
            new Residents(town).settle();
            var phone = api.with(() -> TestTokens.of(tenant.id(), "DRIVER_BACKEND"));

            var summary = new Summary(new Tour(town, phone, passing -> {}).run());

            assertTrue(summary.allAsExpected(), () -> printed(summary));
        }
    }

    private static String printed(Summary summary) {
        var text = new ByteArrayOutputStream();
        summary.print(new PrintStream(text, true, StandardCharsets.UTF_8));
        return text.toString(StandardCharsets.UTF_8);
    }
}
