package io.gatehouse.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.platform.Ids;
import io.gatehouse.simulator.PlateReading;
import io.gatehouse.simulator.Robot;
import io.gatehouse.simulator.Vehicle;
import io.gatehouse.simulator.Visit;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestDesk;
import io.gatehouse.support.TestPark;
import io.gatehouse.support.TestRobots;
import io.gatehouse.support.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A call comes with everything that is at its lane, and every change there follows. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
@Timeout(90)
class ScenePopTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final TestRobots robots = new TestRobots();

    private TestPark park;
    private UUID agent;
    private TestDesk desk;
    private Robot robot;
    private Visit visit;

    @BeforeEach
    void a_car_that_owes_something_stands_at_the_exit() {
        park = TestPark.made();
        agent = TestDesk.agent(park.tenant(), "li.na", park.id());
        desk = TestDesk.of(park.tenant(), "li.na").connect();
        park.parked("粤B12345", Duration.ofMinutes(90));
        robot = robots.at(park.exit());
        visit = robot.arrive(PlateReading.of("粤B12345"), Vehicle.CAR);
        assertTrue(visit.await(seen -> "FEE_DUE".equals(seen.shown().situation()), SOON));
    }

    @AfterEach
    void hang_up() {
        desk.close();
        robots.close();
    }

    @Test
    void a_call_is_offered_with_everything_at_its_lane() {
        park.card("粤B12345").lastDay(park.today().minusDays(10)).issued();
        var photo = photographed("SCENE");

        var told = offered(desk);
        var call = TestDesk.callOf(told);
        assertEquals("OFFERED", told.at("/data/call/state").asText());
        assertEquals(agent.toString(), told.at("/data/call/agentId").asText());
        var scene = told.at("/data/scene");
        assertEquals(park.exit().id().toString(), scene.at("/lane/id").asText());
        assertEquals("粤B12345", scene.at("/passage/plate").asText());
        assertEquals("FEE_DUE", scene.at("/shutBecause/situation").asText());
        assertEquals(1000, scene.at("/shows/message/screen/amount").asInt());
        assertEquals(photo.toString(), scene.at("/photos/0/evidenceId").asText());
        assertEquals("/v1/evidence/" + photo, scene.at("/photos/0/link").asText());
        assertEquals("EXPIRED", scene.at("/vehicle/card/state").asText());
        assertEquals(10, scene.at("/vehicle/card/daysExpired").asInt());
        assertEquals("LIVE", scene.at("/vehicle/stay/state").asText());
        assertEquals(90, scene.at("/vehicle/minutes").asInt());
        assertEquals(1000, scene.at("/vehicle/owed/amount").asInt());
        assertEquals("OPEN", scene.at("/vehicle/orders/0/state").asText());
        assertEquals(call.toString(), scene.at("/call/id").asText());
        assertEquals("li.na", scene.at("/call/agentName").asText());
        assertEquals("ONLINE", scene.at("/robot/report/presence").asText());
    }

    @Test
    void a_call_of_somebody_else_comes_without_its_scene() {
        TestDesk.agent(park.tenant(), "wang.wei", park.id());
        try (var other = TestDesk.of(park.tenant(), "wang.wei").connect()) {
            offered(other);
            var told = desk.await("call.offered", any -> true, SOON);
            assertTrue(told.at("/data/scene").isMissingNode(), told.toString());
        }
    }

    @Test
    void a_better_recognition_changes_the_scene() {
        shown();
        robot.recognise(visit.arrivalId(), PlateReading.of("粤B12345"), Vehicle.CAR);
        changes(scene -> scene.at("/passage/readings").asInt() == 2);
        robot.recognise(visit.arrivalId(), PlateReading.of("粤B99999").withConfidence(0.99), Vehicle.CAR);
        changes(scene -> scene.at("/passage/plate").asText().equals("粤B99999")
                && scene.at("/vehicle/stay").isNull());
    }

    @Test
    void what_the_desk_presents_changes_the_scene() {
        shown();
        TestTenant.sql(
                """
                insert into command (id, tenant_id, passage_id, robot_code, kind, payload, deadline, created_at)
                select '%s', tenant_id, id, robot_code, 'present', '{"voice": {"text": "请稍候"}}', now() + interval '1 minute', now()
                from passage where park_id = '%s' and state = 'HELD'
                """
                        .formatted(Ids.next(), park.id()));
        changes(scene -> scene.at("/shows/message/voice/text").asText().equals("请稍候"));
    }

    @Test
    void a_photo_of_the_car_changes_the_scene() {
        shown();
        var photo = photographed("DOCUMENT");
        changes(scene -> scene.path("photos").findValuesAsText("evidenceId").contains(photo.toString()));
    }

    @Test
    void a_payment_changes_the_scene_and_then_the_gate_does() {
        shown();
        var order = park.read("select id from orders where park_id = $p and state = 'OPEN'");
        park.tenant()
                .as("DRIVER_BACKEND")
                .body("{\"channel\": \"sandbox\"}")
                .post("/v1/orders/" + order + "/payments")
                .then()
                .statusCode(201);
        changes(scene -> scene.at("/vehicle/payments/0/state").asText().equals("SUCCEEDED")
                && scene.at("/vehicle/owed/amount").asInt() == 0);
        changes(scene -> scene.at("/passage/state").asText().equals("CLEARED"));
        changes(scene -> scene.at("/robot/report/gate").asText().equals("OPEN"));
    }

    @Test
    void what_the_robot_says_of_itself_changes_the_scene() {
        shown();
        robot.health("PRINTER_JAM");
        changes(scene -> scene.at("/robot/report/faults/0").asText().equals("PRINTER_JAM"));
        robot.close();
        changes(scene -> scene.at("/robot/report/presence").asText().equals("OFFLINE"));
    }

    @Test
    void whoever_comes_back_is_told_of_the_calls_it_has() {
        var call = shown();
        desk.abort();
        desk.connect();
        var held = desk.await("call.held", any -> true, SOON);
        assertEquals(call.toString(), held.at("/data/call/id").asText());
        assertEquals("ANSWERED", held.at("/data/scene/call/state").asText());
        robot.health("PRINTER_JAM");
        changes(scene -> scene.at("/robot/report/faults/0").asText().equals("PRINTER_JAM"));
    }

    @Test
    void a_call_that_was_given_back_shows_no_more() {
        var call = TestDesk.callOf(offered(desk));
        assertEquals(200, desk.reject(call).status());
        robot.health("PRINTER_JAM");
        robot.close();
        desk.await("robot.offline", any -> true, SOON);
        assertEquals(
                List.of(),
                desk.heard().stream()
                        .filter(told -> told.path("type").asText().equals("scene.changed")
                                && told.at("/data/scene/robot/report/faults/0")
                                        .asText()
                                        .equals("PRINTER_JAM"))
                        .toList());
    }

    /** The driver presses the button, and this agent is the one who is ready. */
    private JsonNode offered(TestDesk ready) {
        assertEquals(200, ready.status("READY").status());
        robot.help();
        return ready.await("call.offered", any -> true, SOON);
    }

    private UUID shown() {
        var call = TestDesk.callOf(offered(desk));
        assertEquals(200, desk.accept(call).status());
        return call;
    }

    private void changes(Predicate<JsonNode> as) {
        desk.await("scene.changed", told -> as.test(told.at("/data/scene")), SOON);
    }

    private UUID photographed(String kind) {
        var photo = Ids.next();
        TestTenant.sql(
                """
                insert into evidence (id, tenant_id, park_id, kind, content_type, size, sha256, robot_code, created_at)
                values ('%s', '%s', '%s', '%s', 'image/jpeg', 1, 'x', '%s', now())
                """
                        .formatted(
                                photo,
                                park.tenant().id(),
                                park.id(),
                                kind,
                                park.exit().robot()));
        return photo;
    }
}
