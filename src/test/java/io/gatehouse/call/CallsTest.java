package io.gatehouse.call;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.simulator.Departure;
import io.gatehouse.simulator.PlateReading;
import io.gatehouse.simulator.Robot;
import io.gatehouse.simulator.Vehicle;
import io.gatehouse.simulator.Visit;
import io.gatehouse.simulator.wire.Faults;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.SettableClock;
import io.gatehouse.support.TestLane;
import io.gatehouse.support.TestPark;
import io.gatehouse.support.TestRobots;
import io.gatehouse.support.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Robots call, agents are asked one after the other, and answer, or nobody does. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class CallsTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final TestRobots robots = new TestRobots();
    private TestPark park;
    private Staff staff;

    @BeforeEach
    void a_park_that_strangers_do_not_enter() {
        park = TestPark.planned().admission("CONFIRM").built();
        staff = Staff.of(park);
    }

    @AfterEach
    void restore() {
        robots.close();
        SettableClock.reset();
    }

    private Visit refusedAt(Robot robot) {
        var visit = robot.arrive(PlateReading.of("粤B12345"), Vehicle.CAR);
        assertTrue(visit.await(seen -> "TEMPORARY_REFUSED".equals(seen.shown().situation()), SOON));
        return visit;
    }

    /** The only call of the park. */
    private String call() {
        await().atMost(SOON).until(() -> count("call") == 1);
        return park.read("select id from call where park_id = $p");
    }

    private int count(String table) {
        return Integer.parseInt(park.read("select count(*) from " + table + " where tenant_id = $t"));
    }

    private ValidatableResponse shown(String call) {
        return park.tenant().as("AUDITOR").get("/v1/calls/" + call).then().statusCode(200);
    }

    private void becomes(String call, String state) {
        await().atMost(SOON).untilAsserted(() -> shown(call).body("state", equalTo(state)));
    }

    private void isOfferedTo(String call, Staff.Person agent) {
        await().atMost(SOON).untilAsserted(() -> shown(call)
                .body("state", equalTo("OFFERED"))
                .body("agentId", equalTo(agent.id().toString())));
    }

    private List<String> told(String call) {
        return List.of(
                park.read("select string_agg(type, ' ' order by tx, seq) from event where subject = '" + call + "'")
                        .split(" "));
    }

    private String raisedCall() {
        robots.at(park.entry()).help();
        return call();
    }

    private String waitingCall() {
        var call = raisedCall();
        becomes(call, "QUEUED");
        return call;
    }

    @Test
    void the_help_button_calls_the_desk_and_pressed_again_it_joins() {
        var robot = robots.at(park.entry());
        var visit = refusedAt(robot);
        robot.help();
        var call = call();
        robot.help();
        await().atMost(SOON).untilAsserted(() -> shown(call).body("joined", equalTo(1)));

        shown(call)
                .body("kind", equalTo("FROM_ROBOT"))
                .body("reason", equalTo("HELP_BUTTON"))
                .body("state", equalTo("QUEUED"))
                .body("robot", equalTo(park.entry().robot()))
                .body("laneId", equalTo(park.entry().id().toString()))
                .body("parkId", equalTo(park.id().toString()))
                .body("direction", equalTo("ENTRY"))
                .body("passageId", equalTo(park.read("select id from passage where park_id = $p")));
        assertEquals(1, count("call"));
        assertEquals(List.of("call.queued"), told(call));
    }

    @Test
    void who_calls_before_his_car_is_seen_calls_about_that_car() {
        var robot = robots.at(park.entry());
        robot.help();
        var call = call();
        shown(call).body("passageId", nullValue());

        var visit = refusedAt(robot);
        robot.help();

        var passage = park.read("select id from passage where park_id = $p");
        await().atMost(SOON).untilAsserted(() -> shown(call).body("passageId", equalTo(passage)));
        assertEquals(1, count("call"));
    }

    @Test
    void a_car_without_an_entry_calls_by_itself_once() {
        var robot = robots.at(park.exit());
        var visit = robot.arrive(PlateReading.of("粤B99999"), Vehicle.CAR);
        assertTrue(visit.await(seen -> "NO_ENTRY_FOUND".equals(seen.shown().situation()), SOON));
        var call = call();
        shown(call).body("reason", equalTo("NO_ENTRY_FOUND")).body("direction", equalTo("EXIT"));

        robot.recognise(visit.arrivalId(), PlateReading.of("粤B99998"), Vehicle.CAR);
        await().atMost(SOON).until(() -> "粤B99998".equals(park.read("select plate from passage where park_id = $p")));

        shown(call).body("joined", equalTo(0));
        assertEquals(1, count("call"));
    }

    @Test
    void an_opening_that_nobody_knows_of_calls_the_desk() {
        park.card("粤B88888").issued();
        var robot = robots.at(park.entry());
        robot.network().down(new Faults(1, 0, 0, Duration.ZERO, Duration.ZERO));
        robot.arrive(PlateReading.of("粤B88888"), Vehicle.CAR);
        await().atMost(SOON).until(() -> count("opening") == 1);

        SettableClock.advance(Duration.ofMinutes(2));

        shown(call()).body("reason", equalTo("OPENING_UNKNOWN"));
    }

    @Test
    void a_call_is_offered_to_who_knows_the_park_and_answered_and_closed() {
        staff.agent("anybody").ready();
        var local = staff.knows("local", park.id()).ready();
        var robot = robots.at(park.entry());
        var visit = refusedAt(robot);
        robot.help();
        var call = call();
        isOfferedTo(call, local);
        assertTrue(visit.await(seen -> "已为您接通客服，请稍候".equals(seen.shown().voice()), SOON));

        local.does(call, "acceptance").statusCode(200).body("state", equalTo("ANSWERED"));
        local.does(call, "acceptance").statusCode(200);
        local.asks().get("/v1/agents/me").then().body("status", equalTo("BUSY")).body("calls", contains(call));
        local.does(call, "wrap-up").statusCode(200).body("state", equalTo("WRAP_UP"));
        local.does(call, "rejection").statusCode(409).body("code", equalTo("offer-over"));
        local.asks().get("/v1/agents/me").then().body("status", equalTo("WRAP_UP"));
        local.closes(call).statusCode(200).body("state", equalTo("CLOSED")).body("disposition", equalTo("HELPED"));

        local.closes(call).statusCode(409).body("code", equalTo("call-over"));
        local.asks()
                .get("/v1/agents/me")
                .then()
                .body("status", equalTo("READY"))
                .body("calls", hasSize(0));
        shown(call).body("offers.outcome", contains("ACCEPTED"));
        assertEquals(
                List.of("call.queued", "call.offered", "call.answered", "call.wrapped-up", "call.closed"), told(call));
    }

    @Test
    void only_the_agent_who_has_a_call_moves_it_and_supervisors() {
        var anna = staff.agent("anna").ready();
        var call = raisedCall();
        isOfferedTo(call, anna);
        var ben = staff.agent("ben").ready();

        ben.does(call, "acceptance")
                .statusCode(409)
                .body("code", equalTo("offer-over"))
                .body("detail", containsString("anna"));
        ben.does(call, "rejection").statusCode(409).body("code", equalTo("offer-over"));
        ben.closes(call).statusCode(409).body("code", equalTo("call-not-answered"));
        anna.does(call, "acceptance").statusCode(200);
        ben.does(call, "acceptance").statusCode(409).body("detail", equalTo("Agent anna has answered it."));
        ben.closes(call)
                .statusCode(409)
                .body("code", equalTo("call-not-yours"))
                .body("detail", equalTo("Agent anna has the call."));
        park.tenant()
                .as("AGENT")
                .post("/v1/calls/" + call + "/wrap-up")
                .then()
                .statusCode(403)
                .body("code", equalTo("agent-unknown"));

        TestTenant.sql("update agent set supervisor = true where id = '" + ben.id() + "'");
        ben.closes(call).statusCode(200);
        assertEquals(
                "ben",
                park.read("select data ->> 'by' from event where type = 'call.closed' and subject = '" + call + "'"));
    }

    @Test
    void who_rejects_or_lets_an_offer_run_out_is_not_asked_again() {
        var anna = staff.knows("anna", park.id()).ready();
        var call = raisedCall();
        isOfferedTo(call, anna);
        var ben = staff.agent("ben").ready();

        anna.does(call, "rejection").statusCode(200);
        isOfferedTo(call, ben);
        anna.does(call, "acceptance").statusCode(409).body("code", equalTo("offer-over"));
        SettableClock.advance(Duration.ofSeconds(11));

        becomes(call, "QUEUED");
        ben.does(call, "acceptance").statusCode(409).body("detail", containsString("The offer ran out at "));
        shown(call).body("offers.outcome", contains("REJECTED", "TIMED_OUT"));
        var carol = staff.agent("carol").ready();
        isOfferedTo(call, carol);
    }

    @Test
    void when_nobody_comes_farther_people_are_asked_and_in_the_end_it_is_missed() {
        var city = staff.group("city", null);
        var district = staff.group("district", city);
        staff.place(park.id(), district);
        var far = staff.serves("far", city).ready();
        staff.serves("elsewhere", staff.group("elsewhere", null)).ready();
        var call = waitingCall();
        shown(call).body("reach", equalTo("NEAR"));

        SettableClock.advance(Duration.ofSeconds(21));
        isOfferedTo(call, far);
        shown(call).body("reach", equalTo("WIDER"));
        far.does(call, "rejection").statusCode(200);
        becomes(call, "QUEUED");
        far.is("AWAY");
        SettableClock.advance(Duration.ofSeconds(21));
        await().atMost(SOON).untilAsserted(() -> shown(call).body("reach", equalTo("CONTACT")));
        SettableClock.advance(Duration.ofMinutes(5));

        becomes(call, "MISSED");
        await().atMost(SOON)
                .untilAsserted(() -> assertEquals(
                        List.of(
                                "call.queued",
                                "call.overflowed",
                                "call.offered",
                                "call.queued",
                                "call.overflowed",
                                "call.ring-failed",
                                "call.missed"),
                        told(call)));
    }

    @Test
    void after_three_offers_it_goes_on_though_others_are_ready() {
        var district = staff.group("district", staff.group("city", null));
        staff.place(park.id(), district);
        var call = waitingCall();
        for (var name : List.of("a", "b", "c")) {
            var agent = staff.knows(name, park.id()).ready();
            isOfferedTo(call, agent);
            agent.does(call, "rejection").statusCode(200);
        }

        await().atMost(SOON).untilAsserted(() -> shown(call).body("reach", equalTo("CONTACT")));
    }

    @Test
    void an_agent_whose_stream_is_gone_is_offline_and_its_offer_moves_on() {
        var anna = staff.knows("anna", park.id()).ready();
        var call = raisedCall();
        isOfferedTo(call, anna);
        var ben = staff.agent("ben").ready();

        anna.vanishes();

        isOfferedTo(call, ben);
        shown(call).body("offers.outcome", contains("WITHDRAWN", null));
        anna.asks().get("/v1/agents/me").then().body("status", equalTo("OFFLINE"));
        assertEquals(
                "OFFLINE",
                park.read("select data ->> 'status' from event where type = 'agent.status-changed' and subject = '"
                        + anna.id() + "'"));
    }

    @Test
    void who_says_that_it_is_away_is_not_waited_for() {
        var anna = staff.knows("anna", park.id()).ready();
        var call = raisedCall();
        isOfferedTo(call, anna);
        var ben = staff.agent("ben").ready();

        anna.is("AWAY");

        isOfferedTo(call, ben);
    }

    @Test
    void answered_calls_stay_with_who_vanishes() {
        var anna = staff.agent("anna").ready();
        var call = raisedCall();
        isOfferedTo(call, anna);
        anna.does(call, "acceptance").statusCode(200);

        anna.vanishes();

        await().atMost(SOON)
                .untilAsserted(() -> anna.asks().get("/v1/agents/me").then().body("status", equalTo("OFFLINE")));
        shown(call)
                .body("state", equalTo("ANSWERED"))
                .body("agentId", equalTo(anna.id().toString()));
    }

    @Test
    void when_the_car_has_gone_who_waits_for_nothing_is_not_answered() {
        var robot = robots.at(park.entry());
        var visit = refusedAt(robot);
        robot.help();
        var call = call();
        var anna = staff.agent("anna").ready();
        isOfferedTo(call, anna);

        robot.depart(visit, Departure.BACKED_OUT);

        becomes(call, "ABANDONED");
        shown(call).body("remark", equalTo("car-gone")).body("offers.outcome", contains("WITHDRAWN"));
        anna.does(call, "acceptance").statusCode(409).body("code", equalTo("call-over"));
    }

    @Test
    void after_a_call_its_robot_shows_what_the_lane_asks_for_again() {
        var robot = robots.at(park.entry());
        var visit = refusedAt(robot);
        robot.help();
        var call = call();
        var anna = staff.agent("anna").ready();
        assertTrue(visit.await(seen -> "已为您接通客服，请稍候".equals(seen.shown().voice()), SOON));
        isOfferedTo(call, anna);
        anna.does(call, "acceptance").statusCode(200);

        anna.closes(call).statusCode(200);

        assertTrue(visit.await(seen -> seen.shown().voice().startsWith("该停车场不允许临停车辆进场"), SOON));
    }

    @Test
    void those_who_wait_are_told_how_many_wait_before_them() {
        var first = robots.at(park.exit());
        var exit = first.arrive(PlateReading.of("粤B99999"), Vehicle.CAR);
        var robot = robots.at(park.entry());
        var entry = refusedAt(robot);
        robot.help();
        assertTrue(entry.await(seen -> "客服繁忙，您前面还有 1 位".equals(seen.shown().voice()), SOON));

        first.depart(exit, Departure.BACKED_OUT);

        assertTrue(entry.await(seen -> "客服繁忙，您前面还有 0 位".equals(seen.shown().voice()), SOON));
    }

    @Test
    void a_call_is_transferred_to_who_is_ready_and_if_it_does_not_come_to_anybody() {
        var anna = staff.agent("anna").ready();
        var call = raisedCall();
        isOfferedTo(call, anna);
        anna.does(call, "acceptance").statusCode(200);
        var ben = staff.agent("ben");
        var to = "{\"agentId\": \"%s\", \"reason\": \"speaks English\"}";
        anna.asks()
                .body(to.formatted(ben.id()))
                .post("/v1/calls/" + call + "/transfer")
                .then()
                .statusCode(409)
                .body("code", equalTo("agent-not-ready"));
        ben.ready();

        anna.asks()
                .body(to.formatted(ben.id()))
                .post("/v1/calls/" + call + "/transfer")
                .then()
                .statusCode(200);

        isOfferedTo(call, ben);
        SettableClock.advance(Duration.ofSeconds(11));
        becomes(call, "QUEUED");
        isOfferedTo(call, staff.agent("carol").ready());
    }

    @Test
    void an_agent_calls_a_robot_and_has_the_call_at_once() {
        var anna = staff.agent("anna").ready();
        var lane = "{\"laneId\": \"%s\"}";
        var call = calls(anna, park.entry()).statusCode(201).extract().<String>path("id");

        shown(call)
                .body("kind", equalTo("TO_ROBOT"))
                .body("state", equalTo("ANSWERED"))
                .body("agentId", equalTo(anna.id().toString()));
        calls(anna, park.exit()).statusCode(409).body("code", equalTo("no-place-left"));
        calls(staff.agent("ben"), park.entry()).statusCode(409).body("code", equalTo("call-not-yours"));
        anna.asks()
                .body(lane.formatted(anna.id()))
                .post("/v1/calls")
                .then()
                .statusCode(404)
                .body("code", equalTo("lane-not-found"));
    }

    private static ValidatableResponse calls(Staff.Person agent, TestLane lane) {
        return agent.asks()
                .body("{\"laneId\": \"%s\"}".formatted(lane.id()))
                .post("/v1/calls")
                .then();
    }

    @Test
    void who_calls_a_robot_that_waits_takes_its_call() {
        var call = waitingCall();
        var anna = staff.agent("anna");

        calls(anna, park.entry()).statusCode(201).body("id", equalTo(call)).body("state", equalTo("ANSWERED"));

        shown(call).body("kind", equalTo("FROM_ROBOT")).body("offers.outcome", contains("ACCEPTED"));
    }

    @Test
    void calls_are_found_by_what_they_are() {
        var call = waitingCall();
        var anna = staff.agent("anna");
        var list = "/v1/calls?state=QUEUED&kind=FROM_ROBOT&parkId=" + park.id() + "&laneId="
                + park.entry().id();
        anna.asks().get(list).then().statusCode(200).body("data.id", contains(call));
        anna.asks().get("/v1/calls?agentId=" + anna.id()).then().body("data", hasSize(0));
        anna.asks().get("/v1/calls?state=LOUD").then().statusCode(400);
        assertNull(park.read("select remark from call where id = '" + call + "'"));
    }

    @Test
    void an_agent_sees_the_calls_of_the_parks_that_it_serves() {
        var call = waitingCall();
        var elsewhere = TestPark.planned().of(park.tenant()).built();
        var near = staff.knows("anna", park.id());
        var far = staff.knows("bert", elsewhere.id());

        near.asks().get("/v1/calls").then().statusCode(200).body("data.id", contains(call));
        far.asks().get("/v1/calls").then().statusCode(200).body("data", hasSize(0));
    }
}
