package io.gatehouse.lane.desk;

import static io.gatehouse.lane.desk.DeskLane.SOON;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.lane.desk.DeskLane.Car;
import io.gatehouse.platform.Ids;
import io.gatehouse.simulator.Departure;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestPark;
import io.gatehouse.support.TestRobots;
import io.gatehouse.support.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A gate opens against the rules for a reason, with evidence, and what was owed is owed still. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class AbnormalOpeningTest {

    private final TestRobots robots = new TestRobots();
    private TestPark park;
    private DeskLane exit;

    @BeforeEach
    void a_park() {
        park = TestPark.made();
        exit = new DeskLane(park, park.exit(), robots.at(park.exit()));
    }

    @AfterEach
    void restore() {
        robots.close();
    }

    private static JsonObject abnormal(List<UUID> documents, List<UUID> scenes) {
        return new JsonObject()
                .put("kind", "ABNORMAL")
                .put("reason", "SPECIAL_VEHICLE")
                .put("remark", "消防车")
                .put("documentPhotos", array(documents))
                .put("scenePhotos", array(scenes));
    }

    private static JsonArray array(List<UUID> ids) {
        return new JsonArray(ids.stream().map(UUID::toString).toList());
    }

    private static void refused(Car car, JsonObject opening, int status, String code) {
        car.act("openings", opening.encode()).statusCode(status).body("code", equalTo(code));
        assertEquals("0", car.read("select count(*) from opening where passage_id = $x and kind = 'ABNORMAL'"));
    }

    @Test
    void what_was_owed_becomes_arrears_once_when_the_car_is_through() {
        park.parked("粤B12345", Duration.ofMinutes(90));
        var car = exit.arrives("粤B12345");
        var document = car.photo("DOCUMENT");
        var scenes = List.of(car.photo("SCENE"), car.photo("SCENE"));

        car.act("openings", abnormal(List.of(document), scenes).encode())
                .statusCode(201)
                .body("abnormalReason", equalTo("SPECIAL_VEHICLE"))
                .body("remark", equalTo("消防车"))
                .body("situation", equalTo("FEE_DUE"))
                .body("documentPhotos", contains(document.toString()))
                .body("scenePhotos", hasSize(2));

        assertTrue(car.visit().awaitOpen(SOON));
        assertEquals("一路平安", car.visit().shown().voice());
        exit.robot().depart(car.visit(), Departure.THROUGH);
        car.awaitRead("ARREARS", "select string_agg(state, ',') from orders where park_id = $p");
        assertEquals("1000", park.read("select sum(amount) from orders where park_id = $p"));
        assertEquals(
                park.read("select (entered_at at time zone 'UTC')::text from stay where park_id = $p"),
                park.read("select ((quote ->> 'enteredAt')::timestamptz at time zone 'UTC')::text from orders"
                        + " where park_id = $p"));
        car.awaitRead("ENDED", "select state from stay where park_id = $p");
        park.tenant()
                .as("AUDITOR")
                .get("/v1/openings?kind=ABNORMAL&abnormalReason=SPECIAL_VEHICLE&parkId=" + park.id())
                .then()
                .body("data", hasSize(1));
    }

    @Test
    void at_an_exit_photos_of_this_car_prove_it() {
        park.parked("粤B12345", Duration.ofMinutes(90));
        var before = exit.arrives("粤B99999");
        var old = before.photo("DOCUMENT");
        var car = exit.arrives("粤B12345");
        var document = car.photo("DOCUMENT");
        var scene = car.photo("SCENE");

        refused(car, abnormal(List.of(), List.of(scene)), 409, "evidence-missing");
        refused(car, abnormal(List.of(document), List.of()), 409, "evidence-missing");
        refused(car, abnormal(List.of(UUID.randomUUID()), List.of(scene)), 409, "evidence-missing");
        refused(car, abnormal(List.of(scene), List.of(scene)), 409, "evidence-unfit");
        refused(car, abnormal(List.of(scene), List.of(document)), 409, "evidence-unfit");
        refused(car, abnormal(List.of(old), List.of(scene)), 409, "evidence-unfit");
        refused(car, abnormal(List.of(document, document), List.of(scene)), 409, "evidence-unfit");
        refused(car, abnormal(List.of(document), List.of(scene, scene, scene, scene, scene)), 400, "invalid-input");
    }

    @Test
    void a_reason_and_a_remark_are_always_needed() {
        var entry = new DeskLane(park, park.entry(), robots.at(park.entry()));
        TestTenant.sql(
                "insert into bar (id, tenant_id, version, park_id, plate, reason, created_at) values ('%s', '%s',"
                                .formatted(Ids.next(), park.tenant().id())
                        + " 0, null, '粤B12345', 'x', now())");
        var car = entry.arrives("粤B12345");
        car.awaitSituation("ENTRY_BARRED");
        car.opens().statusCode(409).body("code", equalTo("not-allowed-here"));
        car.act("openings", "{\"kind\": \"ABNORMAL\"}")
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("reason", "remark"));
        refused(car, abnormal(List.of(), List.of()).put("remark", "  "), 400, "invalid-input");

        car.act("openings", abnormal(List.of(), List.of()).encode()).statusCode(201);

        assertTrue(car.visit().awaitOpen(SOON));
        assertEquals("欢迎光临", car.visit().shown().voice());
    }

    @Test
    void the_table_itself_refuses_what_the_rules_of_evidence_forbid() {
        park.parked("粤B12345", Duration.ofMinutes(90));
        var before = exit.arrives("粤B99999");
        var old = before.photo("DOCUMENT");
        var car = exit.arrives("粤B12345");
        var document = car.photo("DOCUMENT");
        var scene = car.photo("SCENE");
        var other = new DeskLane(TestPark.made(), null, null);
        TestTenant.sql("update evidence set created_at = created_at - interval '1 day', passage_id = null where id = '"
                + old + "'");
        assertNotInserted(car, "'EMERGENCY', '', '{%s}', '{%s}'".formatted(document, scene));
        assertNotInserted(car, "null, 'x', '{%s}', '{%s}'".formatted(document, scene));
        assertNotInserted(car, "'RAIN', 'x', '{%s}', '{%s}'".formatted(document, scene));
        assertNotInserted(car, "'OTHER', 'x', '{}', '{%s}'".formatted(scene));
        assertNotInserted(car, "'OTHER', 'x', '{%s}', '{}'".formatted(document));
        assertNotInserted(car, "'OTHER', 'x', '{%s}', '{%s}'".formatted(scene, document));
        assertNotInserted(car, "'OTHER', 'x', '{%s}', '{%s}'".formatted(old, scene));
        assertNotInserted(car, "'OTHER', 'x', '{%1$s,%1$s}', '{%2$s}'".formatted(document, scene));
        assertNotInserted(car, "'OTHER', 'x', '{%s}', '{%s}'".formatted(UUID.randomUUID(), scene));
        TestTenant.sql("update evidence set tenant_id = '%s', park_id = null, passage_id = null where id = '%s'"
                .formatted(other.park().tenant().id(), document));
        assertNotInserted(car, "'OTHER', 'x', '{%s}', '{%s}'".formatted(document, scene));
        assertInserted(car, "'OTHER', 'x', '{%s}', '{%s}'".formatted(car.photo("DOCUMENT"), scene));
    }

    private static void assertNotInserted(Car car, String reasonAndEvidence) {
        var refusal = assertThrows(
                IllegalStateException.class, () -> insert(car, reasonAndEvidence), () -> "taken: " + reasonAndEvidence);
        assertEquals(
                "23514", ((java.sql.SQLException) refusal.getCause()).getSQLState(), refusal.getCause()::getMessage);
    }

    private static void assertInserted(Car car, String reasonAndEvidence) {
        insert(car, reasonAndEvidence);
    }

    /** As at an entry, which the table does not believe. */
    private static void insert(Car car, String reasonAndEvidence) {
        TestTenant.sql(
                """
                with told as (
                  insert into command (id, tenant_id, passage_id, robot_code, kind, payload, deadline, created_at)
                    select '%1$s', tenant_id, id, robot_code, 'open', '{}', now() + interval '1 minute', now()
                    from passage where id = '%2$s' returning id)
                insert into opening (id, tenant_id, park_id, lane_id, passage_id, direction, kind, cause, decided_by,
                    command_id, granted_at, by_supervisor, abnormal_reason, remark, document_photos, scene_photos)
                  select '%1$s', p.tenant_id, p.park_id, p.lane_id, p.id, 'ENTRY', 'ABNORMAL', 'desk %1$s', 'x',
                    told.id, now(), true, %3$s from passage p, told where p.id = '%2$s'"""
                        .formatted(Ids.next(), car.passage(), casts(reasonAndEvidence)));
    }

    private static String casts(String values) {
        int arrays = values.indexOf(", '{");
        var photos = values.substring(arrays + 2).split(", ");
        return values.substring(0, arrays) + ", " + photos[0] + "::uuid[], " + photos[1] + "::uuid[]";
    }
}
