package io.gatehouse.support;

import io.vertx.core.json.JsonObject;
import java.util.UUID;

/**
 * A lane of a test's park, with the robot that stands at it.
 *
 * @param robot the robot's code, its name on the wire
 */
public record TestLane(TestTenant tenant, UUID parkId, UUID id, String direction, UUID robotId, String robot) {

    static TestLane built(TestTenant tenant, UUID parkId, String direction) {
        return built(tenant, parkId, direction, "MQTT");
    }

    /** @param transport the wire that leads to its robot */
    static TestLane built(TestTenant tenant, UUID parkId, String direction, String transport) {
        var code = direction + "-" + UUID.randomUUID();
        var id = TestPark.post(
                tenant,
                "/v1/lanes",
                new JsonObject()
                        .put("parkId", parkId.toString())
                        .put("code", code)
                        .put("name", direction.equals("ENTRY") ? "北入口" : "北出口")
                        .put("direction", direction));
        var robot = TestPark.post(
                tenant,
                "/v1/robots",
                new JsonObject()
                        .put("laneId", id.toString())
                        .put("code", code)
                        .put("name", "机器人")
                        .put("transport", transport));
        return new TestLane(tenant, parkId, id, direction, robot, code);
    }

    /** A new secret, with which the robot may connect to the broker. */
    public String secret() {
        return tenant.as("OPERATOR")
                .post("/v1/robots/" + robotId + "/secret")
                .then()
                .statusCode(200)
                .extract()
                .path("secret");
    }

    /** A camera that looks at the lane. */
    public UUID camera(String kind) {
        return TestPark.post(
                tenant,
                "/v1/cameras",
                new JsonObject().put("laneId", id.toString()).put("kind", kind).put("name", kind));
    }
}
