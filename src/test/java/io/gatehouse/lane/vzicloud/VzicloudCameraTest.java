package io.gatehouse.lane.vzicloud;

import static io.gatehouse.support.TestCamera.plate;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.SettableClock;
import io.gatehouse.support.TestCamera;
import io.gatehouse.support.TestLane;
import io.gatehouse.support.TestPark;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A camera that speaks its maker's MQTT, at lanes of ours. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class VzicloudCameraTest {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String PLATE = "粤B12345";

    private TestPark park;
    private TestLane lane;
    private TestCamera camera;

    @BeforeEach
    void a_park() {
        park = TestPark.made();
    }

    @AfterEach
    void disconnect() {
        camera.close();
        SettableClock.reset();
    }

    @Test
    void a_car_enters_and_is_inside_when_the_gate_has_closed_behind_it() {
        at("ENTRY").recognises(plate(PLATE, 1, Instant.now()));

        awaitOpened(1);
        assertEquals("欢迎光临", camera.said().get(0));
        assertEquals(
                new JsonObject().put("io", 0).put("value", 2).put("delay", 1500),
                camera.commands("gpio_out").get(0).getJsonObject("payload").getJsonObject("body"));
        camera.gate(1);
        camera.gate(0);
        awaitRead("THROUGH", "select state from passage where park_id = $p");
        assertEquals(PLATE, park.read("select plate from stay where park_id = $p and state = 'LIVE'"));
        assertEquals("CLOSED", park.read("select gate from robot_state where code = '" + lane.robot() + "'"));
    }

    @Test
    void a_recognition_that_is_told_again_is_one_arrival_and_opens_once() {
        var seen = plate(PLATE, 1, Instant.now());
        at("ENTRY").recognises(seen);
        awaitOpened(1);

        camera.recognises(seen);
        camera.recognises(seen.copy().put("isoffline", 1));
        camera.gate(1);
        camera.gate(0);

        awaitRead("THROUGH", "select state from passage where park_id = $p");
        assertEquals("1", park.read("select count(*) from passage where park_id = $p"));
        assertEquals("1", park.read("select count(*) from stay where park_id = $p"));
        assertEquals(1, camera.commands("gpio_out").size());
    }

    @Test
    void what_a_camera_kept_while_it_was_cut_off_is_recorded_and_opens_nothing() {
        var then = Instant.now().minus(Duration.ofMinutes(20));
        at("ENTRY").recognises(plate(PLATE, 1, then).put("isoffline", 1));
        camera.recognises(plate(PLATE, 1, then).put("isoffline", 1));

        awaitRead(PLATE, "select plate from stay where park_id = $p and state = 'LIVE'");
        awaitRead("t", "select entered_at < now() - interval '19 minutes' from stay where park_id = $p");
        assertEquals("1", park.read("select count(*) from passage where park_id = $p"));
        assertEquals(
                "0",
                park.read("select count(*) from command c join passage p on p.id = c.passage_id"
                        + " where p.park_id = $p"));
    }

    @Test
    void a_recognition_that_was_long_on_its_way_opens_nothing() {
        at("ENTRY").recognises(plate(PLATE, 1, Instant.now().minus(Duration.ofMinutes(2))));

        awaitRead("THROUGH", "select state from passage where park_id = $p");
        assertEquals("0", park.read("select count(*) from opening where park_id = $p"));
    }

    @Test
    void an_answer_that_is_lost_leaves_the_outcome_unknown_and_nothing_is_sent_again() {
        at("ENTRY").answering(null).recognises(plate(PLATE, 1, Instant.now()));
        await().atMost(SOON).until(() -> camera.commands("gpio_out").size() == 1);

        SettableClock.advance(Duration.ofSeconds(25));

        awaitRead("UNKNOWN", "select outcome from opening where park_id = $p");
        assertEquals("OPENING_UNKNOWN", park.read("select reason from call where park_id = $p"));
        assertEquals(1, camera.commands("gpio_out").size());
    }

    @Test
    void a_camera_that_refuses_says_so() {
        at("ENTRY").answering(400).recognises(plate(PLATE, 1, Instant.now()));

        awaitRead("REFUSED code 400", "select outcome || ' ' || reason from opening where park_id = $p");
    }

    @Test
    void a_plate_that_looks_forged_is_doubtful_until_it_is_recognised_again() {
        park.parked(PLATE, Duration.ofMinutes(5));
        at("EXIT").recognises(plate(PLATE, 1, Instant.now()).put("is_fake_plate", 1));
        awaitRead("PLATE_DOUBTFUL", "select situation from passage where park_id = $p and direction = 'EXIT'");

        camera.recognises(plate(PLATE, 2, Instant.now()));

        awaitOpened(1);
        assertEquals(
                "PAID_LEAVES", park.read("select situation from passage where park_id = $p and direction = 'EXIT'"));
    }

    @Test
    void the_next_car_tells_that_the_one_before_is_through() {
        at("ENTRY").recognises(plate(PLATE, 1, Instant.now()));
        awaitOpened(1);
        awaitRead("OPENED", "select outcome from opening where park_id = $p");

        camera.recognises(plate("粤B54321", 2, Instant.now()));

        awaitOpened(2);
        awaitRead("THROUGH", "select state from passage where park_id = $p and plate = '" + PLATE + "'");
        assertEquals(PLATE, park.read("select plate from stay where park_id = $p and state = 'LIVE'"));
    }

    @Test
    void the_last_car_of_the_evening_is_inside_although_nobody_says_so() {
        at("ENTRY").recognises(plate(PLATE, 1, Instant.now()));
        awaitRead("OPENED", "select outcome from opening where park_id = $p");

        SettableClock.advance(Duration.ofSeconds(70));

        awaitRead(PLATE, "select plate from stay where park_id = $p and state = 'LIVE'");
    }

    @Test
    void a_car_that_leaves_the_loop_while_it_is_held_has_backed_out() {
        at("ENTRY");
        wired(0, 1);
        camera.recognises(plate("_无_", 1, Instant.now()));
        awaitRead("UNPLATED_ENTRY", "select situation from passage where park_id = $p");
        camera.input(1, 0);
        camera.input(0, 1);
        camera.input(0, 0);

        awaitRead("BACKED_OUT", "select state from passage where park_id = $p");
    }

    @Test
    void a_camera_is_online_while_it_keeps_alive() {
        at("ENTRY").keepsAlive();
        awaitRead("ONLINE", presence());

        SettableClock.advance(Duration.ofSeconds(70));

        awaitRead("OFFLINE", presence());
        awaitRead("1", "select count(*) from event where park_id = $p and type = 'robot.offline'");
    }

    private TestCamera at(String direction) {
        lane = park.lane(direction, "VZICLOUD");
        camera = new TestCamera(lane);
        return camera;
    }

    private void wired(int loop, int passed) {
        park.tenant()
                .as("OPERATOR")
                .body("{\"loopInput\": %d, \"passedInput\": %d}".formatted(loop, passed))
                .patch("/v1/robots/" + lane.robotId())
                .then()
                .statusCode(200);
    }

    private String presence() {
        return "select presence from robot_state where code = '" + lane.robot() + "'";
    }

    private void awaitOpened(int times) {
        await().atMost(SOON).until(() -> camera.commands("gpio_out").size() == times);
    }

    private void awaitRead(String value, String query) {
        await().atMost(SOON).until(() -> value.equals(park.read(query)));
    }
}
