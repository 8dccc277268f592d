package io.gatehouse.lane.gate;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.SettableClock;
import io.gatehouse.support.TestController;
import io.gatehouse.support.TestLane;
import io.gatehouse.support.TestPark;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A gate that is held open while exits are missing is listed, and no fee runs on for the cars that it let out unseen. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class HeldOpenGateTest {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String PLATE = "粤B12345";

    private TestPark park;
    private TestLane exitLane;
    private TestController entry;
    private TestController exit;

    @BeforeEach
    void a_park_with_controllers_of_another_maker() {
        park = TestPark.made();
        exitLane = park.lane("EXIT", "HTTP");
        exit = new TestController(exitLane);
        entry = new TestController(park.lane("ENTRY", "HTTP"));
    }

    @AfterEach
    void restore() {
        SettableClock.reset();
    }

    @Test
    void a_gate_that_stays_open_and_sees_nobody_is_listed_until_it_is_closed() {
        gate("OPEN");
        listed("").body("data", hasSize(0));
        SettableClock.advance(Duration.ofMinutes(6));
        gate("OPEN");

        awaitListed();

        listed("")
                .body("data[0].laneId", equalTo(exitLane.id().toString()))
                .body("data[0].direction", equalTo("EXIT"))
                .body("data[0].until", equalTo(null));
        gate("CLOSED");
        await().atMost(SOON).until(() -> "1".equals(told("lane.closed-again")));
        listed("").body("data", hasSize(0));
        listed("&past=true").body("data", hasSize(1));
        assertEquals("1", told("lane.held-open"));
    }

    @Test
    void a_gate_that_stays_open_for_a_queue_is_not_held_open() {
        gate("OPEN");
        SettableClock.advance(Duration.ofMinutes(4));
        var car = UUID.randomUUID();
        exit.arrives(car, PLATE);
        exit.departs(car, "THROUGH");
        SettableClock.advance(Duration.ofMinutes(4));
        notOnlyNow();
        listed("").body("data", hasSize(0));

        SettableClock.advance(Duration.ofMinutes(2));

        awaitListed();
        assertEquals(
                "t",
                park.read("select h.began_at = p.ended_at from gate_held_open h, passage p"
                        + " where h.park_id = $p and p.park_id = $p"));
    }

    @Test
    void a_car_that_comes_back_is_charged_up_to_the_moment_it_can_have_left_unseen() {
        var stay = park.parked(PLATE, Duration.ofMinutes(170));
        gate("OPEN");
        SettableClock.advance(Duration.ofMinutes(10));
        awaitListed();
        gate("CLOSED");
        await().atMost(SOON).until(() -> "1".equals(told("lane.closed-again")));
        SettableClock.advance(Duration.ofHours(5));

        comesBack();

        assertEquals("EXIT_MISSING gate-held-open", read(stay, "state || ' ' || review"));
        assertEquals("t", read(stay, "left_at = (select began_at from gate_held_open where park_id = $p)"));
        assertEquals(
                "gate-held-open rules",
                read(stay, "corrections -> 0 ->> 'reason' || ' ' || (corrections -> 0 ->> 'by')"));
        quote(stay).body("owed", equalTo(1500));
        assertEquals("1", park.read("select inside from occupancy where park_id = $p"));
    }

    @Test
    void a_car_that_was_seen_inside_later_has_not_left_by_a_gate_that_was_closed_by_then() {
        var stay = park.parked(PLATE, Duration.ofMinutes(170));
        gate("OPEN");
        SettableClock.advance(Duration.ofMinutes(10));
        awaitListed();
        gate("CLOSED");
        await().atMost(SOON).until(() -> "1".equals(told("lane.closed-again")));
        var car = UUID.randomUUID();
        SettableClock.advance(Duration.ofMinutes(60));
        exit.arrives(car, PLATE);
        exit.departs(car, "BACKED_OUT");
        SettableClock.advance(Duration.ofMinutes(60));

        comesBack();

        assertEquals("exit-missing", read(stay, "review"));
        quote(stay).body("owed", equalTo(2500));
    }

    @Test
    void the_desk_says_that_a_car_left_unseen_and_the_gates_say_when() {
        var stay = park.parked(PLATE, Duration.ofMinutes(170));
        correct(stay).statusCode(409).body("code", equalTo("no-gate-held-open"));
        gate("OPEN");
        SettableClock.advance(Duration.ofHours(4));
        awaitListed();

        correct(stay).statusCode(200).body("stay.state", equalTo("EXIT_MISSING"));

        assertEquals("t", read(stay, "left_at = (select began_at from gate_held_open where park_id = $p)"));
        quote(stay).body("owed", equalTo(1500));
        correct(stay).statusCode(409).body("code", equalTo("not-inside"));
    }

    private void comesBack() {
        var car = UUID.randomUUID();
        entry.arrives(car, PLATE);
        entry.departs(car, "THROUGH");
    }

    private ValidatableResponse correct(UUID stay) {
        return park.tenant()
                .as("OPERATOR")
                .body("{\"leftUnseen\": true, \"reason\": \"its owner sent a photo from home\"}")
                .post("/v1/stays/" + stay + "/correction")
                .then();
    }

    private ValidatableResponse quote(UUID stay) {
        return park.tenant()
                .as("OPERATOR")
                .get("/v1/stays/" + stay + "/quote")
                .then()
                .statusCode(200);
    }

    private String read(UUID stay, String what) {
        return park.read("select " + what + " from stay where id = '" + stay + "'");
    }

    private void gate(String state) {
        exit.post("gate", exit.fact().put("state", state)).then().statusCode(204);
    }

    private ValidatableResponse listed(String more) {
        return park.tenant()
                .as("OPERATOR")
                .get("/v1/lanes/held-open?parkId=" + park.id() + more)
                .then()
                .statusCode(200);
    }

    private void awaitListed() {
        await().atMost(SOON).until(() -> "1".equals(told("lane.held-open")));
        listed("").body("data", hasSize(1));
    }

    /** Others may be noticed meanwhile, this one is not: the sweep ran after the clock was moved. */
    private void notOnlyNow() {
        var other = TestPark.made();
        var lane = other.lane("EXIT", "HTTP");
        var controller = new TestController(lane);
        controller.post("gate", controller.fact().put("state", "OPEN")).then().statusCode(204);
        io.gatehouse.support.TestTenant.sql("update robot_state set gate_since = gate_since - interval '1 hour'"
                + " where code = '" + lane.robot() + "'");
        await().atMost(SOON).until(() -> "1"
                .equals(other.read("select count(*) from event where park_id = $p and type = 'lane.held-open'")));
    }

    private String told(String type) {
        return park.read("select count(*) from event where park_id = $p and type = '" + type + "'");
    }
}
