package io.gatehouse.lane;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.simulator.Departure;
import io.gatehouse.simulator.PlateReading;
import io.gatehouse.simulator.Vehicle;
import io.gatehouse.simulator.Visit;
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
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the desk sees of lanes: the scene, passages and openings as they were, lanes that wait. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class SceneTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final TestRobots robots = new TestRobots();
    private TestPark park;

    @BeforeEach
    void a_park_that_strangers_do_not_enter() {
        park = TestPark.planned().admission("CONFIRM").built();
    }

    @AfterEach
    void restore() {
        robots.close();
        SettableClock.reset();
    }

    private ValidatableResponse scene(TestLane lane) {
        return get("/v1/lanes/" + lane.id() + "/scene").statusCode(200);
    }

    private ValidatableResponse get(String path) {
        return park.tenant().as("AGENT").get(path).then();
    }

    private Visit refused() {
        var visit = robots.at(park.entry()).arrive(PlateReading.of("粤B12345"), Vehicle.CAR);
        assertTrue(visit.await(seen -> "TEMPORARY_REFUSED".equals(seen.shown().situation()), SOON));
        return visit;
    }

    @Test
    void nothing_is_at_a_lane_before_a_car_comes() {
        park.entry().camera("SCENE");
        scene(park.entry())
                .body("lane.name", equalTo("北入口"))
                .body("lane.parkId", equalTo(park.id().toString()))
                .body("passage", nullValue())
                .body("shutBecause", nullValue())
                .body("shows", nullValue())
                .body("robot.code", equalTo(park.entry().robot()))
                .body("robot.report.presence", equalTo("OFFLINE"))
                .body("cameras.kind", contains("SCENE"));
    }

    @Test
    void the_scene_tells_why_the_gate_is_shut_and_what_the_robot_shows() {
        var visit = refused();
        scene(park.entry())
                .body("passage.plate", equalTo("粤B12345"))
                .body("passage.state", equalTo("HELD"))
                .body("passage.arrivalId", equalTo(visit.arrivalId().toString()))
                .body("shutBecause.situation", equalTo("TEMPORARY_REFUSED"))
                .body("shutBecause.zh", equalTo("该车在本场没有月卡，车场不允许临停车辆进场"))
                .body("shutBecause.en", equalTo("The vehicle has no card here, and the park admits no visitors"))
                .body("shows.kind", equalTo("present"))
                .body("shows.message.screen.text", equalTo("该车场禁止临停"))
                .body("shows.message.light", equalTo("YELLOW"))
                .body("robot.report.presence", equalTo("ONLINE"));
    }

    @Test
    void a_scene_ends_with_its_car() {
        var robot = robots.at(park.exit());
        park.parked("粤B12345", Duration.ofMinutes(90));
        var visit = robot.arrive(PlateReading.of("粤B12345"), Vehicle.CAR);
        assertTrue(visit.await(seen -> "FEE_DUE".equals(seen.shown().situation()), SOON));
        scene(park.exit())
                .body("passage.fee.owed.amount", is(1000))
                .body("passage.fee.minutes", is(90))
                .body("passage.fee.orderId", notNullValue())
                .body("shows.message.screen.amount", is(1000));

        robot.depart(visit, Departure.BACKED_OUT);

        await().atMost(SOON).untilAsserted(() -> scene(park.exit()).body("passage", nullValue()));
    }

    @Test
    void the_scene_shows_what_the_robot_was_told_last() {
        var stay = park.parked("粤B12345", Duration.ofMinutes(90));
        var visit = robots.at(park.exit()).arrive(PlateReading.of("粤B12345"), Vehicle.CAR);
        assertTrue(visit.await(seen -> "FEE_DUE".equals(seen.shown().situation()), SOON));

        park.tenant()
                .as("AGENT")
                .body("{\"enteredAt\": \"%s\", \"reason\": \"clock was wrong\"}"
                        .formatted(Instant.now().minus(Duration.ofMinutes(30))))
                .post("/v1/stays/" + stay + "/correction")
                .then()
                .statusCode(200);

        await().atMost(SOON).untilAsserted(() -> scene(park.exit()).body("shows.message.screen.amount", is(500)));
    }

    @Test
    void an_opening_that_did_not_open_is_why_the_gate_is_shut() {
        park.card("粤B88888").issued();
        var visit = robots.at(park.entry()).arrive(PlateReading.of("粤B88888"), Vehicle.CAR);
        assertTrue(visit.awaitOpen(SOON));
        await().atMost(SOON).until(() -> "OPENED".equals(park.read("select outcome from opening where park_id = $p")));
        scene(park.entry()).body("passage.state", equalTo("CLEARED")).body("shutBecause", nullValue());

        TestTenant.sql("update opening set outcome = 'REFUSED' where park_id = '" + park.id() + "'");

        scene(park.entry())
                .body("shutBecause.opening", equalTo("REFUSED"))
                .body("shutBecause.situation", equalTo("CARD_ENTERS"));
    }

    @Test
    void agents_are_told_in_their_words_why_a_gate_is_shut() {
        park.card("粤B11111").lastDay(park.today().minusDays(5)).issued();
        park.parked("粤B22222", Duration.ofMinutes(90));
        park.parked("粤B33333", Duration.ofMinutes(90));
        var entry = robots.at(park.entry());
        var exit = robots.at(park.exit());

        entry.arrive(PlateReading.of("粤B11111"), Vehicle.CAR);
        shutBecause(park.entry(), "月卡已过期 5 天，尚未续费", "The card expired 5 days ago and was not renewed");
        exit.arrive(PlateReading.of("粤B22222"), Vehicle.CAR);
        await().atMost(SOON).untilAsserted(() -> scene(park.exit())
                .body("shutBecause.zh", matchesPattern("应缴 ¥10.00（.* 入场，停车 90 分钟），尚未支付")));
        exit.arrive(PlateReading.of("粤B33333").withConfidence(0.5), Vehicle.CAR);
        shutBecause(
                park.exit(),
                "车牌 粤B33333 的识别置信度为 50%，低于 80%，请核对",
                "粤B33333 was read with a confidence of 50 %, less than 80 %. Please check");
        exit.arrive(PlateReading.of("粤B44444"), Vehicle.CAR);
        shutBecause(
                park.exit(),
                "没有车牌 粤B44444 的在场记录，可能进场或出场识别有误",
                "No stay of 粤B44444 is known: it was read wrongly here or at the entry");
    }

    private void shutBecause(TestLane lane, String zh, String en) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> scene(lane).body("shutBecause.zh", equalTo(zh)).body("shutBecause.en", equalTo(en)));
    }

    @Test
    void passages_are_found_and_tell_what_their_robot_was_told() {
        park.card("粤B88888").issued();
        var visit = robots.at(park.entry()).arrive(PlateReading.of("粤B88888"), Vehicle.CAR);
        assertTrue(visit.awaitOpen(SOON));
        await().atMost(SOON).until(() -> "OPENED".equals(park.read("select outcome from opening where park_id = $p")));

        String id = get("/v1/passages?parkId=" + park.id() + "&plate=粤b·88888&state=CLEARED&situation=CARD_ENTERS")
                .statusCode(200)
                .body("data", hasSize(1))
                .body("data[0].commands", nullValue())
                .extract()
                .path("data[0].id");
        get("/v1/passages/" + id)
                .statusCode(200)
                .body("openings.kind", contains("NORMAL"))
                .body("openings.outcome", contains("OPENED"))
                .body("commands.kind", contains("present", "open"))
                .body("commands[0].message.voice.text", equalTo("欢迎回家"))
                .body("commands[1].outcome", equalTo("DONE"))
                .body("commands[1].id", equalTo(park.read("select command_id from opening where park_id = $p")));
        get("/v1/passages?laneId=" + park.exit().id()).body("data", hasSize(0));
        get("/v1/passages?situation=RAIN").statusCode(400);
        get("/v1/passages/" + UUID.randomUUID()).statusCode(404).body("code", equalTo("passage-not-found"));
    }

    @Test
    void openings_are_found_by_lane_kind_and_outcome() {
        park.card("粤B88888").issued();
        assertTrue(robots.at(park.entry())
                .arrive(PlateReading.of("粤B88888"), Vehicle.CAR)
                .awaitOpen(SOON));
        await().atMost(SOON).until(() -> "OPENED".equals(park.read("select outcome from opening where park_id = $p")));
        var lane = "/v1/openings?laneId=" + park.entry().id();
        get(lane + "&kind=NORMAL&outcome=OPENED")
                .statusCode(200)
                .body("data.plate", contains("粤B88888"))
                .body("data.decidedBy", contains("rules"));
        get(lane + "&outcome=UNKNOWN").body("data", hasSize(0));
        get(lane + "&kind=SECRET").statusCode(400);
    }

    @Test
    void a_lane_waits_too_long_until_its_driver_does_something() {
        refused();
        var congestion = "/v1/congestion?parkId=" + park.id();
        get(congestion).statusCode(200).body("data", hasSize(0));

        SettableClock.advance(Duration.ofSeconds(61));

        get(congestion)
                .body("data.laneId", contains(park.entry().id().toString()))
                .body("data[0].waited", greaterThan(60))
                .body("data[0].laneName", equalTo("北入口"))
                .body("data[0].passage.situation", equalTo("TEMPORARY_REFUSED"));
        TestTenant.sql(
                "update passage set acted_at = now() + interval '60 seconds' where park_id = '" + park.id() + "'");
        get(congestion).body("data", hasSize(0));
    }

    @Test
    void the_lane_that_waits_longest_comes_first_and_one_that_opened_does_not_wait() {
        refused();
        SettableClock.advance(Duration.ofSeconds(30));
        var exit = robots.at(park.exit()).arrive(PlateReading.of("粤B99999"), Vehicle.CAR);
        assertTrue(exit.await(seen -> "NO_ENTRY_FOUND".equals(seen.shown().situation()), SOON));
        var third = park.lane("ENTRY");
        park.card("粤B88888").issued();
        assertTrue(
                robots.at(third).arrive(PlateReading.of("粤B88888"), Vehicle.CAR).awaitOpen(SOON));
        await().atMost(SOON).until(() -> "OPENED".equals(park.read("select outcome from opening where park_id = $p")));
        SettableClock.advance(Duration.ofSeconds(61));

        var congestion = "/v1/congestion?parkId=" + park.id();
        var entry = park.entry().id().toString();
        get(congestion).body("data.laneId", contains(entry, park.exit().id().toString()));
        get(congestion + "&limit=1").body("data.laneId", contains(entry));

        TestTenant.sql("update opening set outcome = 'UNKNOWN' where park_id = '" + park.id() + "'");
        get(congestion).body("data.laneId", hasItem(third.id().toString()));
    }

    @Test
    void another_tenant_sees_none_of_it() {
        refused();
        SettableClock.advance(Duration.ofSeconds(61));
        var stranger = TestTenant.made();
        stranger.as("OPERATOR")
                .get("/v1/lanes/" + park.entry().id() + "/scene")
                .then()
                .statusCode(404)
                .body("code", equalTo("lane-not-found"));
        var passage = park.read("select id from passage where park_id = $p");
        stranger.as("OPERATOR").get("/v1/passages/" + passage).then().statusCode(404);
        stranger.as("OPERATOR").get("/v1/passages").then().body("data", hasSize(0));
        stranger.as("OPERATOR").get("/v1/openings").then().body("data", hasSize(0));
        stranger.as("OPERATOR").get("/v1/congestion").then().body("data", hasSize(0));
        park.tenant().as("DRIVER_BACKEND").get("/v1/congestion").then().statusCode(403);
    }
}
