package io.gatehouse.robot;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.gatehouse.platform.Ids;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.DatabaseBrokerAccess;
import io.gatehouse.support.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class RobotSetUpTest {

    private final TestTenant tenant = TestTenant.made();
    private String park;
    private String lane;
    private final String code = "R-" + UUID.randomUUID();

    @BeforeEach
    void a_lane() {
        park = made("/v1/parks", "{'code': 'P', 'name': 'P', 'timeZone': 'Asia/Shanghai', 'capacity': 9}");
        lane = lane("E-1", "ENTRY");
    }

    private String made(String path, String body) {
        return tenant.as("OPERATOR")
                .body(body.replace('\'', '"'))
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String lane(String code, String direction) {
        return made(
                "/v1/lanes",
                "{'parkId': '%s', 'code': '%s', 'name': 'Lane', 'direction': '%s'}".formatted(park, code, direction));
    }

    private String robot() {
        return made("/v1/robots", "{'laneId': '%s', 'code': '%s', 'name': 'Robot'}".formatted(lane, code));
    }

    @Test
    void lanes_are_listed_by_park_and_direction() {
        var exit = lane("X-1", "EXIT");
        var lanes = "/v1/lanes?parkId=" + park;
        tenant.as("AGENT").get(lanes).then().statusCode(200).body("data.code", contains("X-1", "E-1"));
        tenant.as("AGENT").get(lanes + "&direction=EXIT").then().body("data.id", contains(exit));
        tenant.as("AGENT").get("/v1/lanes?parkId=" + UUID.randomUUID()).then().body("data", hasSize(0));
    }

    @Test
    void a_lane_is_changed_but_stays_in_its_park() {
        tenant.as("OPERATOR")
                .header("If-Match", "\"0\"")
                .body("{\"name\": \"North\"}")
                .patch("/v1/lanes/" + lane)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("name", equalTo("North"))
                .body("direction", equalTo("ENTRY"));
        tenant.as("OPERATOR")
                .header("If-Match", "\"0\"")
                .body("{\"name\": \"South\"}")
                .patch("/v1/lanes/" + lane)
                .then()
                .statusCode(412);
        tenant.as("OPERATOR")
                .body("{\"parkId\": \"" + UUID.randomUUID() + "\"}")
                .patch("/v1/lanes/" + lane)
                .then()
                .statusCode(409)
                .body("code", equalTo("lane-stays-in-park"));
    }

    @Test
    void nothing_is_set_up_at_another_tenants_park_or_lane() {
        var stranger = TestTenant.made();
        stranger.as("OPERATOR")
                .body("{\"parkId\": \"%s\", \"code\": \"E\", \"name\": \"E\", \"direction\": \"ENTRY\"}"
                        .formatted(park))
                .post("/v1/lanes")
                .then()
                .statusCode(404)
                .body("code", equalTo("park-not-found"));
        stranger.as("OPERATOR")
                .body("{\"laneId\": \"%s\", \"code\": \"%s\", \"name\": \"R\"}".formatted(lane, code))
                .post("/v1/robots")
                .then()
                .statusCode(404)
                .body("code", equalTo("lane-not-found"));
        stranger.as("OPERATOR")
                .body("{\"laneId\": \"%s\", \"kind\": \"PLATE\", \"name\": \"C\"}".formatted(lane))
                .post("/v1/cameras")
                .then()
                .statusCode(404)
                .body("code", equalTo("lane-not-found"));
        stranger.as("OPERATOR").get("/v1/lanes/" + lane).then().statusCode(404).body("code", equalTo("lane-not-found"));
        var robot = robot();
        stranger.as("OPERATOR").get("/v1/robots/" + robot).then().statusCode(404);
        stranger.as("OPERATOR").post("/v1/robots/" + robot + "/secret").then().statusCode(404);
        stranger.as("OPERATOR").get("/v1/robots/" + robot + "/commands").then().statusCode(404);
    }

    @Test
    void a_new_robot_has_its_park_and_is_silent_and_not_admitted() {
        tenant.as("MAINTENANCE")
                .get("/v1/robots/" + robot())
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("parkId", equalTo(park))
                .body("laneId", equalTo(lane))
                .body("code", equalTo(code))
                .body("admitted", is(false))
                .body("report.presence", equalTo("OFFLINE"))
                .body("report.faults", hasSize(0))
                .body("report.seenAt", nullValue());
    }

    @Test
    void a_secret_is_shown_once_and_kept_as_a_hash() {
        var secret = "/v1/robots/" + robot() + "/secret";
        var first = secretFrom(secret);
        assertEquals(DatabaseBrokerAccess.sha256(first), hash());
        assertEquals(43, first.length());
        var second = secretFrom(secret);
        assertNotEquals(first, second);
        assertEquals(DatabaseBrokerAccess.sha256(second), hash());
        tenant.as("OPERATOR")
                .get("/v1/robots")
                .then()
                .body("data.admitted", contains(true))
                .body("data[0].secret", nullValue());
        tenant.as("OPERATOR").delete(secret).then().statusCode(204);
        assertNull(hash());
        tenant.as("AGENT").post(secret).then().statusCode(403);
    }

    private String secretFrom(String path) {
        return tenant.as("OPERATOR")
                .body("{\"nobody\": \"asked for this\"}")
                .post(path)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("code", equalTo(code))
                .extract()
                .path("secret");
    }

    private String hash() {
        return TestTenant.read("select secret_hash from robot where code = '" + code + "'");
    }

    @Test
    void a_robot_moves_to_another_lane_and_from_all() {
        var robot = "/v1/robots/" + robot();
        var exit = lane("X-1", "EXIT");
        tenant.as("MAINTENANCE")
                .body("{\"laneId\": \"" + exit + "\", \"phone\": \"1\"}")
                .patch(robot)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("laneId", equalTo(exit))
                .body("parkId", equalTo(park));
        tenant.as("MAINTENANCE")
                .body("{\"laneId\": null}")
                .patch(robot)
                .then()
                .statusCode(200)
                .body("laneId", nullValue())
                .body("parkId", nullValue())
                .body("phone", equalTo("1"));
        tenant.as("MAINTENANCE").body("{\"code\": \"a b\"}").patch(robot).then().statusCode(400);
        tenant.as("MAINTENANCE")
                .header("If-Match", "\"0\"")
                .delete(robot)
                .then()
                .statusCode(412);
        tenant.as("MAINTENANCE").delete(robot).then().statusCode(204);
        tenant.as("MAINTENANCE").get(robot).then().statusCode(404).body("code", equalTo("robot-not-found"));
    }

    @Test
    void a_lane_has_one_robot_and_a_code_one_owner() {
        robot();
        tenant.as("OPERATOR")
                .body("{\"laneId\": \"%s\", \"code\": \"%s-2\", \"name\": \"R\"}".formatted(lane, code))
                .post("/v1/robots")
                .then()
                .statusCode(409);
        TestTenant.made()
                .as("OPERATOR")
                .body("{\"code\": \"%s\", \"name\": \"R\"}".formatted(code))
                .post("/v1/robots")
                .then()
                .statusCode(409);
    }

    @Test
    void robots_are_found_by_lane_park_and_presence() {
        var robot = robot();
        tenant.as("AGENT").get("/v1/robots?laneId=" + lane).then().body("data.id", contains(robot));
        tenant.as("AGENT").get("/v1/robots?parkId=" + park).then().body("data.id", contains(robot));
        tenant.as("AGENT").get("/v1/robots?parkId=" + lane).then().body("data", hasSize(0));
        tenant.as("AGENT").get("/v1/robots?presence=OFFLINE").then().body("data.id", contains(robot));
        TestTenant.sql("insert into robot_state (code, tenant_id, presence) values ('%s', '%s', 'ONLINE')"
                .formatted(code, tenant.id()));
        tenant.as("AGENT").get("/v1/robots?presence=OFFLINE").then().body("data", hasSize(0));
        tenant.as("AGENT")
                .get("/v1/robots?presence=ONLINE")
                .then()
                .body("data.id", contains(robot))
                .body("data.report.presence", contains("ONLINE"));
    }

    @Test
    void what_a_robot_was_told_is_listed_with_what_became_of_it() {
        var robot = robot();
        var passage = Ids.next();
        TestTenant.sql(
                """
                insert into passage (id, tenant_id, park_id, lane_id, robot_code, arrival_id, direction, state, readings,
                                     images, arrived_at)
                values ('%s', '%s', '%s', '%s', '%s', '%s', 'ENTRY', 'CLEARED', 1, '[]', now())
                """
                        .formatted(passage, tenant.id(), park, lane, code, UUID.randomUUID()));
        var open = command(passage, "open", "'DONE', now()");
        var shown = command(passage, "present", "null, null");
        var commands = "/v1/robots/" + robot + "/commands";
        var first = tenant.as("MAINTENANCE")
                .get(commands + "?limit=1")
                .then()
                .statusCode(200)
                .body("data.id", contains(shown.toString()))
                .body("data[0].outcome", nullValue())
                .body("next", not(nullValue()));
        tenant.as("MAINTENANCE")
                .get(commands + "?limit=1&after=" + first.extract().path("next"))
                .then()
                .body("data.id", contains(open.toString()))
                .body("data.kind", contains("open"))
                .body("data.passageId", contains(passage.toString()))
                .body("data.outcome", contains("DONE"))
                .body("next", nullValue());
    }

    private UUID command(UUID passage, String kind, String ended) {
        var id = Ids.next();
        TestTenant.sql(
                """
                insert into command (id, tenant_id, passage_id, robot_code, kind, payload, deadline, created_at, outcome,
                                     ended_at)
                values ('%s', '%s', '%s', '%s', '%s', '{}', now() + interval '1 minute', now(), %s)
                """
                        .formatted(id, tenant.id(), passage, code, kind, ended));
        return id;
    }

    @Test
    void cameras_are_set_up_at_lanes() {
        var camera = "/v1/cameras/"
                + made("/v1/cameras", "{'laneId': '%s', 'kind': 'SCENE', 'name': 'C', 'channel': 2}".formatted(lane));
        tenant.as("AGENT")
                .get("/v1/cameras?laneId=" + lane + "&kind=SCENE")
                .then()
                .body("data.channel", contains(2));
        tenant.as("AGENT").get("/v1/cameras?kind=PLATE").then().body("data", hasSize(0));
        tenant.as("MAINTENANCE")
                .body("{\"maker\": \"ezviz\", \"serial\": \"S1\"}")
                .patch(camera)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("serial", equalTo("S1"))
                .body("name", equalTo("C"));
        tenant.as("MAINTENANCE")
                .header("If-Match", "\"0\"")
                .body("{}")
                .patch(camera)
                .then()
                .statusCode(412);
        tenant.as("AGENT")
                .get(camera + "/live")
                .then()
                .statusCode(501)
                .body("code", equalTo("camera-cloud-not-configured"));
        tenant.as("MAINTENANCE")
                .post("/v1/cameras/sync")
                .then()
                .statusCode(501)
                .body("code", equalTo("camera-cloud-not-configured"));
        tenant.as("MAINTENANCE").delete(camera).then().statusCode(204);
        tenant.as("AGENT").get(camera + "/live").then().statusCode(404).body("code", equalTo("camera-not-found"));
    }
}
