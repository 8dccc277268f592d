package io.gatehouse.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.event.Events;
import io.gatehouse.event.Fact;
import io.gatehouse.platform.Database;
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
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
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

    @Inject
    Database database;

    @Inject
    Events events;

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

        var call = offered(agent);

        var told = desk.await("call.offered", any -> true, SOON);
        assertEquals(call, TestDesk.callOf(told));
        assertEquals("13800138000", told.at("/data/call/caller").asText());
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
        assertEquals("*******8000", scene.at("/call/caller").asText());
        assertEquals("ONLINE", scene.at("/robot/report/presence").asText());
    }

    @Test
    void a_call_of_somebody_else_comes_without_its_scene() {
        var other = TestDesk.agent(park.tenant(), "wang.wei", park.id());
        offered(other);
        var told = desk.await("call.offered", any -> true, SOON);
        assertTrue(told.at("/data/scene").isMissingNode(), told.toString());
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
        TestTenant.sql("update call set state = 'ANSWERED', offered_until = null, answered_at = now() where id = '%s'"
                .formatted(call));
        desk.connect();
        var held = desk.await("call.held", any -> true, SOON);
        assertEquals(call.toString(), held.at("/data/call/id").asText());
        assertEquals("ANSWERED", held.at("/data/scene/call/state").asText());
        robot.health("PRINTER_JAM");
        changes(scene -> scene.at("/robot/report/faults/0").asText().equals("PRINTER_JAM"));
    }

    @Test
    void a_call_that_was_taken_away_shows_no_more() {
        var call = shown();
        TestTenant.sql(
                """
                update call set state = 'QUEUED', agent_id = null, slot = null, offered_until = null where id = '%s'
                """
                        .formatted(call));
        robot.health("PRINTER_JAM");
        var mine = offered(agent);
        desk.await("call.offered", told -> TestDesk.callOf(told).equals(mine), SOON);
        assertEquals(
                List.of(),
                desk.heard().stream()
                        .filter(told -> told.at("/data/scene/robot/report/faults/0")
                                        .asText()
                                        .equals("PRINTER_JAM")
                                && told.at("/data/callId").asText().equals(call.toString()))
                        .toList());
    }

    private UUID shown() {
        var call = offered(agent);
        desk.await("call.offered", told -> TestDesk.callOf(told).equals(call), SOON);
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

    /** As routing would offer it. */
    private UUID offered(UUID to) {
        var call = Ids.next();
        TestTenant.sql(
                """
                insert into call (id, tenant_id, kind, reason, state, caller, robot_code, lane_id, park_id, direction,
                                  passage_id, reached_at, agent_id, slot, offered_until, queued_at, offered_at)
                select '%1$s', tenant_id, 'FROM_ROBOT', 'HELP_BUTTON', 'OFFERED', '13800138000', robot_code, lane_id, park_id,
                       direction, case when exists (select from call c where c.passage_id = p.id) then null else id end,
                       now(), '%2$s', 1, now() + interval '10 seconds', now(), now()
                from passage p where park_id = '%3$s' and state = 'HELD'
                """
                        .formatted(call, to, park.id()));
        var data = new JsonObject().put("callId", call.toString()).put("agentId", to.toString());
        var fact = new Fact(park.tenant().id(), park.id(), call, "call.offered", Instant.now(), data);
        database.inTenant(park.tenant().id(), tx -> events.tell(tx, List.of(fact)))
                .await()
                .atMost(SOON);
        return call;
    }
}
