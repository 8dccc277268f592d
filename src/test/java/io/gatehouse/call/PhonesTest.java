package io.gatehouse.call;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.SettableClock;
import io.gatehouse.support.TestPark;
import io.gatehouse.support.TestRobots;
import io.gatehouse.support.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which phones ring while a call takes its way. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class PhonesTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String RINGS =
            "select state || ' ' || coalesce(seat, 'no seat') || ' ' || called from sandbox_phone_call where tenant_id = $t";

    private final TestRobots robots = new TestRobots();
    private TestPark park;
    private Staff staff;

    @BeforeEach
    void a_park_with_phones() {
        park = TestPark.made();
        staff = Staff.of(park);
        TestTenant.sql("update robot set phone = '075512345678' where id = '"
                + park.entry().robotId() + "'");
    }

    @AfterEach
    void restore() {
        robots.close();
        SettableClock.reset();
    }

    private void callCenter() {
        var center = new JsonObject()
                .put("kind", "SANDBOX")
                .put("name", "Played")
                .put("settings", new JsonObject().put("routing", "GATEHOUSE"));
        park.tenant()
                .as("OPERATOR")
                .body(center.encode())
                .post("/v1/call-centers")
                .then()
                .statusCode(201);
    }

    private void rings(String what) {
        await().atMost(SOON).untilAsserted(() -> assertEquals(what, park.read(RINGS)));
    }

    private String robotCalledBy(Staff.Person agent) {
        return agent.asks()
                .body("{\"laneId\": \"%s\"}".formatted(park.entry().id()))
                .post("/v1/calls")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void calling_a_robot_rings_it_from_the_agents_seat_and_closing_hangs_up() {
        callCenter();
        var anna = staff.agent("anna");
        anna.asks()
                .body("{\"seat\": \"8001\"}")
                .put("/v1/agents/me/seat")
                .then()
                .statusCode(200);

        var call = robotCalledBy(anna);
        rings("RINGING 8001 075512345678");
        var phone = park.read("select id from sandbox_phone_call where tenant_id = $t");
        park.tenant()
                .as("OPERATOR")
                .body("{\"seat\": \"8001\"}")
                .post("/v1/sandbox/phone-calls/" + phone + "/answer")
                .then()
                .statusCode(200);
        anna.closes(call).statusCode(200);

        rings("ENDED 8001 075512345678");
    }

    @Test
    void when_nobody_comes_the_emergency_contact_is_rung_once() {
        callCenter();
        var contacts = new JsonArray()
                .add(new JsonObject().put("role", "management").put("name", "王").put("phone", "13800000001"))
                .add(new JsonObject().put("role", "emergency").put("name", "李").put("phone", "13800000002"));
        park.tenant()
                .as("OPERATOR")
                .body(new JsonObject().put("contacts", contacts).encode())
                .patch("/v1/parks/" + park.id())
                .then()
                .statusCode(200);
        robots.at(park.entry()).help();
        await().atMost(SOON).until(() -> "0".equals(park.read("select told_ahead from call where park_id = $p")));

        SettableClock.advance(Duration.ofSeconds(21));

        rings("RINGING no seat 13800000002");
        park.tenant().as("OPERATOR").get("/v1/calls").then().body("data[0].contactRungAt", notNullValue());
        SettableClock.advance(Duration.ofSeconds(60));
        assertEquals("1", park.read("select count(*) from sandbox_phone_call where tenant_id = $t"));
    }

    @Test
    void that_no_phone_rings_is_told() {
        var call = robotCalledBy(staff.agent("anna"));

        await().atMost(SOON)
                .untilAsserted(() -> assertEquals(
                        "The agent has no seat to ring from.",
                        park.read("select data ->> 'detail' from event where type = 'call.ring-failed' and subject = '"
                                + call + "'")));
    }
}
