package io.gatehouse.lane;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.simulator.PlateReading;
import io.gatehouse.simulator.Robot;
import io.gatehouse.simulator.Vehicle;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.SettableClock;
import io.gatehouse.support.TestPark;
import io.gatehouse.support.TestRobots;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lanes whose car waits, told once, and gone as soon as the driver does something. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class CongestionTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    @Inject
    CongestionJob job;

    private final TestRobots robots = new TestRobots();
    private TestPark park;

    @BeforeEach
    void a_park() {
        park = TestPark.planned().admission("CONFIRM").built();
    }

    @AfterEach
    void back_to_now() {
        robots.close();
        SettableClock.reset();
    }

    private String told() {
        return park.read("select count(*) from event where tenant_id = $t and type = 'lane.congested'");
    }

    private void congested(int lanes) {
        park.tenant()
                .as("OPERATOR")
                .get("/v1/congestion?parkId=" + park.id())
                .then()
                .statusCode(200)
                .body("data", hasSize(lanes));
        park.tenant().as("OPERATOR").get("/v1/parks/" + park.id()).then().body("congestedLanes", is(lanes));
    }

    private Robot aCarWaits() {
        var robot = robots.at(park.entry());
        var visit = robot.arrive(PlateReading.of("粤B12345"), Vehicle.CAR);
        visit.await(seen -> "TEMPORARY_REFUSED".equals(seen.shown().situation()), SOON);
        return robot;
    }

    @Test
    void a_car_that_waits_for_a_minute_is_listed_and_told_of_once() {
        aCarWaits();
        congested(0);

        SettableClock.advance(Duration.ofSeconds(61));

        congested(1);
        job.tell().await().atMost(SOON);
        job.tell().await().atMost(SOON);
        assertEquals("1", told());
        park.tenant()
                .as("OPERATOR")
                .get("/v1/parks?format=geojson")
                .then()
                .body("features.properties.congestedLanes", contains(1));
    }

    @Test
    void it_leaves_the_list_when_its_driver_does_something_and_comes_back_if_that_was_all() {
        var robot = aCarWaits();
        SettableClock.advance(Duration.ofSeconds(61));
        job.tell().await().atMost(SOON);

        robot.help();

        Awaitility.await().atMost(SOON).untilAsserted(() -> congested(0));
        SettableClock.advance(Duration.ofSeconds(61));
        congested(1);
        job.tell().await().atMost(SOON);
        assertEquals("2", told());
    }
}
