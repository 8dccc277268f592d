package io.gatehouse.journey;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.simulator.Departure;
import io.gatehouse.simulator.PlateReading;
import io.gatehouse.simulator.Robot;
import io.gatehouse.simulator.Vehicle;
import io.gatehouse.simulator.Visit;
import io.gatehouse.support.TestDesk;
import io.gatehouse.support.TestLane;
import io.gatehouse.support.TestPark;
import io.gatehouse.support.TestRobots;
import io.gatehouse.support.Wire.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * One scene at the desk from both ends: a robot on MQTT with a car before it, and an agent at the live stream who has
 * answered its driver's call.
 */
final class DeskScene implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(8);

    private final TestPark park;
    private final TestRobots robots = new TestRobots();
    private final TestDesk desk;
    private final Robot robot;
    private Visit visit;
    private JsonNode offer;

    private DeskScene(TestPark park, TestLane lane) {
        this.park = park;
        TestDesk.agent(park.tenant(), "li.na", park.id());
        desk = TestDesk.of(park.tenant(), "li.na").connect();
        assertEquals(200, desk.status("READY").status());
        robot = robots.at(lane);
    }

    static DeskScene atEntry(TestPark park) {
        return new DeskScene(park, park.entry());
    }

    static DeskScene atExit(TestPark park) {
        return new DeskScene(park, park.exit());
    }

    /** A car comes, and the robot shows this situation. */
    DeskScene comes(String plateOrNull, String situation) {
        visit = plateOrNull == null ? robot.arrive() : robot.arrive(PlateReading.of(plateOrNull), Vehicle.CAR);
        shows(situation);
        return this;
    }

    /** The driver presses the button, the agent gets the call and answers it. */
    DeskScene helped() {
        robot.help();
        return answered();
    }

    /** A call comes without the button. */
    DeskScene answered() {
        offer = desk.await("call.offered", call -> true, SOON);
        var answer = desk.accept(call());
        assertEquals(200, answer.status(), answer::toString);
        return this;
    }

    JsonNode offer() {
        return offer.path("data");
    }

    UUID call() {
        return TestDesk.callOf(offer);
    }

    UUID passage() {
        return UUID.fromString(park.read("select id from passage where arrival_id = '" + visit.arrivalId() + "'"));
    }

    TestPark park() {
        return park;
    }

    TestDesk desk() {
        return desk;
    }

    Robot robot() {
        return robot;
    }

    Visit visit() {
        return visit;
    }

    /** The agent does something that is allowed. */
    Answer does(String action, Map<String, ?> body) {
        var answer = desk.act(passage(), action, body);
        assertTrue(answer.status() / 100 == 2, answer::toString);
        return answer;
    }

    /** … that is not. */
    void isRefused(String code, String action, Map<String, ?> body) {
        int commands = robot.commands().size();
        var answer = desk.act(passage(), action, body);
        assertEquals(409, answer.status(), answer::toString);
        assertEquals(code, answer.code(), answer::toString);
        assertEquals(commands, robot.commands().size());
        assertFalse(visit.open());
    }

    void isRefusedWithoutEvidence() {
        var special = Map.of("kind", "ABNORMAL", "reason", "SPECIAL_VEHICLE", "remark", "fire brigade");
        var answer = desk.act(passage(), "openings", special);
        assertEquals("evidence-missing", answer.code(), answer::toString);
        assertFalse(visit.open());
    }

    DeskScene shows(String situation) {
        assertTrue(
                visit.await(seen -> situation.equals(seen.shown().situation()), SOON),
                () -> "not " + situation + " but " + visit.shown());
        return this;
    }

    DeskScene says(String voice) {
        assertTrue(
                visit.await(seen -> voice.equals(seen.shown().voice()), SOON),
                () -> "not " + voice + " but " + visit.shown());
        return this;
    }

    DeskScene showsPicture(String screen) {
        assertTrue(
                visit.await(seen -> screen.equals(seen.shown().screen()), SOON),
                () -> "not " + screen + " but " + visit.shown());
        return this;
    }

    /** What the driver's scan of the shown code leads to. */
    String checkout() {
        return visit.shown().link().orElseThrow().replaceFirst(".*/v1/", "/v1/");
    }

    DeskScene driverPays() {
        park.tenant()
                .as("DRIVER_BACKEND")
                .body("{\"channel\": \"sandbox\"}")
                .post(checkout() + "/payments")
                .then()
                .statusCode(201);
        return this;
    }

    DeskScene driverScans() {
        park.tenant()
                .as("DRIVER_BACKEND")
                .body("{\"phone\": \"13800138000\"}")
                .post(checkout() + "/driver")
                .then()
                .statusCode(200);
        return this;
    }

    DeskScene opens() {
        assertTrue(visit.awaitOpen(SOON), () -> "shut, and shows " + visit.shown());
        return this;
    }

    /** The car goes through; the agent closes the call. */
    void goesThrough() {
        robot.depart(visit, Departure.THROUGH);
        await().atMost(SOON).until(() -> "THROUGH".equals(state()));
        closed();
    }

    void backsOut() {
        robot.depart(visit, Departure.BACKED_OUT);
        await().atMost(SOON).until(() -> "BACKED_OUT".equals(state()));
        closed();
    }

    private String state() {
        return park.read("select state from passage where id = '" + passage() + "'");
    }

    private void closed() {
        var answer = desk.close(call(), "SOLVED", "done");
        assertEquals(200, answer.status(), answer::toString);
        assertEquals("CLOSED", park.read("select state from call where id = '" + call() + "'"));
        desk.await("call.closed", told -> TestDesk.callOf(told).equals(call()), SOON);
    }

    /** The newest opening's kind, and how it ended. */
    String opening() {
        await().atMost(SOON)
                .until(() ->
                        park.read("select outcome from opening where park_id = $p order by id desc limit 1") != null);
        return park.read("select kind || ' ' || outcome from opening where park_id = $p order by id desc limit 1");
    }

    @Override
    public void close() {
        robots.close();
        desk.close();
    }
}
