package io.gatehouse.lane.controller;

import static io.gatehouse.support.TestController.command;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.SettableClock;
import io.gatehouse.support.TestController;
import io.gatehouse.support.TestLane;
import io.gatehouse.support.TestPark;
import io.gatehouse.support.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A vendor's lane controller takes part by HTTP, with the rules, invariants and deadlines of a robot. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class LaneControllerTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String PLATE = "粤B12345";

    @Inject
    CommandSignal signal;

    private final UUID car = UUID.randomUUID();
    private TestPark park;
    private TestLane entryLane;
    private TestLane exitLane;
    private TestController entry;
    private TestController exit;

    @BeforeEach
    void a_park_with_controllers_of_another_maker() {
        park = TestPark.made();
        entryLane = park.lane("ENTRY", "HTTP");
        exitLane = park.lane("EXIT", "HTTP");
        entry = new TestController(entryLane);
        exit = new TestController(exitLane);
    }

    @AfterEach
    void restore() {
        SettableClock.reset();
    }

    @Test
    void a_car_enters_and_its_stay_begins_when_it_is_through() {
        var verdict = entry.arrives(car, PLATE);

        assertEquals("TEMPORARY_ENTERS", verdict.getString("situation"));
        assertEquals("CLEARED", verdict.getString("state"));
        assertNotNull(command(verdict, "present"));
        entry.acknowledges(command(verdict, "open"), "DONE");
        assertEquals("OPENED", park.read("select outcome from opening where park_id = $p"));
        assertEquals("0", park.read("select count(*) from stay where park_id = $p"));
        assertEquals("THROUGH", entry.departs(car, "THROUGH").getString("state"));
        assertEquals(PLATE, park.read("select plate from stay where park_id = $p and state = 'LIVE'"));
    }

    @Test
    void who_waits_gets_the_open_command_when_the_fee_is_paid_however_many_wait() throws Exception {
        var stay = park.parked(PLATE, Duration.ofMinutes(90));
        var verdict = exit.arrives(car, PLATE);
        assertEquals("FEE_DUE", verdict.getString("situation"));
        assertNull(command(verdict, "open"));
        exit.acknowledges(command(verdict, "present"), "DONE");
        var one = exit.waits(20);
        var other = exit.waits(20);
        await().atMost(SOON).until(() -> signal.waiting(exitLane.id()) == 2);

        pay(verdict);

        var open = command(one.get(), "open");
        assertNotNull(open);
        assertEquals(open, command(other.get(), "open"));
        exit.acknowledges(open, "DONE");
        exit.departs(car, "THROUGH");
        assertEquals("ENDED", park.read("select state from stay where id = '" + stay + "'"));
        assertEquals("PAYMENT OPENED", park.read("select kind || ' ' || outcome from opening where park_id = $p"));
    }

    @Test
    void the_same_arrival_again_gets_the_same_answer_again() {
        var arrival = entry.arrival(car, PLATE);
        var first = new JsonObject(entry.post("arrivals", arrival).asString());

        var again = new JsonObject(entry.post("arrivals", arrival).asString());

        assertEquals(first, again);
        assertEquals("1", park.read("select count(*) from opening where park_id = $p"));
    }

    @Test
    void a_car_that_had_gone_before_it_was_recognised_opens_no_gate() {
        var arrival = entry.arrival(car, PLATE);
        entry.departs(car, "THROUGH");

        var verdict = new JsonObject(entry.post("arrivals", arrival).asString());

        assertEquals("THROUGH", verdict.getString("state"));
        assertEquals(0, verdict.getJsonArray("commands").size());
        assertEquals("0", park.read("select count(*) from opening where park_id = $p"));
        assertEquals(PLATE, park.read("select plate from stay where park_id = $p and state = 'LIVE'"));
    }

    @Test
    void a_command_that_nobody_acknowledged_comes_again_with_the_same_id() {
        var open = command(entry.arrives(car, PLATE), "open");
        assertNull(command(entry.polls(0), "open"), "it was handed out just now");
        SettableClock.advance(Duration.ofSeconds(4));

        assertEquals(open, command(entry.polls(0), "open"));

        entry.acknowledges(open, "DONE");
        SettableClock.advance(Duration.ofSeconds(4));
        assertNull(command(entry.polls(0), "open"));
    }

    @Test
    void a_command_past_its_deadline_is_never_handed_out_and_its_outcome_is_unknown_until_it_is_told() {
        var open = command(entry.arrives(car, PLATE), "open");
        SettableClock.advance(Duration.ofSeconds(30));

        assertNull(command(entry.polls(1), "open"));
        await().atMost(SOON).until(() -> "UNKNOWN".equals(outcome(open)));
        entry.acknowledges(open, "REFUSED");
        assertEquals("REFUSED", outcome(open));
    }

    @Test
    void a_command_for_a_car_that_has_gone_is_not_handed_out() {
        entry.arrives(car, PLATE);
        entry.departs(car, "BACKED_OUT");
        SettableClock.advance(Duration.ofSeconds(4));

        assertEquals(0, entry.polls(0).getJsonArray("data").size());
    }

    @Test
    void a_controller_is_online_while_it_is_heard() {
        entry.polls(0);
        assertEquals("ONLINE", presence());

        SettableClock.advance(Duration.ofSeconds(70));

        await().atMost(SOON).until(() -> "OFFLINE".equals(presence()));
        assertEquals("1", park.read("select count(*) from event where park_id = $p and type = 'robot.offline'"));
        entry.polls(0);
        assertEquals("ONLINE", presence());
        assertEquals("2", park.read("select count(*) from event where park_id = $p and type = 'robot.online'"));
    }

    @Test
    void what_cannot_be_understood_is_refused_and_kept_aside() {
        entry.post("arrivals", entry.fact()).then().statusCode(400).body("code", equalTo("missing-field"));

        assertEquals(
                "up/arrival missing-field",
                park.read("select topic || ' ' || code from message_set_aside where tenant_id = $t"));
    }

    @Test
    void only_the_controller_of_a_lane_of_its_tenant_is_heard() {
        var robots = new TestController(park.entry());
        robots.post("arrivals", robots.arrival(car, PLATE))
                .then()
                .statusCode(409)
                .body("code", equalTo("lane-has-robot"));
        TestTenant.made()
                .as("INTEGRATOR")
                .body(entry.arrival(car, PLATE).encode())
                .post("/v1/lanes/" + entryLane.id() + "/arrivals")
                .then()
                .statusCode(404)
                .body("code", equalTo("lane-not-found"));
        entry.post("commands/" + UUID.randomUUID() + "/ack", entry.fact().put("outcome", "DONE"))
                .then()
                .statusCode(404)
                .body("code", equalTo("command-not-found"));
    }

    @Test
    void what_happened_while_it_was_cut_off_is_recorded_and_its_policy_said_how() {
        park.tenant()
                .as("INTEGRATOR")
                .get("/v1/lanes/" + entryLane.id() + "/policy")
                .then()
                .statusCode(200)
                .body("admit", equalTo("ALL"));
        var passed = entry.arrival(car, PLATE)
                .put("direction", "THROUGH")
                .put("opened", true)
                .put("rule", "policy");
        var report = entry.fact().put("passages", new io.vertx.core.json.JsonArray().add(passed));

        entry.post("offline-passages", report).then().statusCode(204);
        entry.post("offline-passages", report).then().statusCode(204);

        assertEquals("1", park.read("select count(*) from stay where park_id = $p and state = 'LIVE'"));
        assertEquals("OFFLINE", park.read("select kind from opening where park_id = $p"));
    }

    private void pay(JsonObject verdict) {
        var present = verdict.getJsonArray("commands").getJsonObject(0).getJsonObject("message");
        var checkout = present.getJsonObject("screen").getString("qr").replaceFirst(".*/v1/", "/v1/");
        park.tenant()
                .as("DRIVER_BACKEND")
                .body("{\"channel\": \"sandbox\"}")
                .post(checkout + "/payments")
                .then()
                .statusCode(201);
    }

    private String outcome(String command) {
        return park.read("select outcome from command where id = '" + command + "'");
    }

    private String presence() {
        return park.read("select presence from robot_state where code = '" + entryLane.robot() + "'");
    }
}
