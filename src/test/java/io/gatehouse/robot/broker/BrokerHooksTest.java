package io.gatehouse.robot.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestPark;
import io.gatehouse.support.TestTokens;
import io.gatehouse.support.Wire;
import io.gatehouse.support.Wire.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** EMQX asks, in the form of its HTTP hooks, whom it may let in and what is theirs. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class BrokerHooksTest {

    private record Robot(TestPark park, UUID id, String code) {

        /** The one before is void. */
        String newSecret() {
            return park.tenant()
                    .as("OPERATOR")
                    .post("/v1/robots/" + id + "/secret")
                    .then()
                    .extract()
                    .path("secret");
        }
    }

    private static Robot robot() {
        var park = TestPark.made();
        var code = park.entry().robot();
        var id = UUID.fromString(park.read("select id from robot where code = '" + code + "'"));
        return new Robot(park, id, code);
    }

    @Test
    void a_robot_comes_in_with_its_secret_and_does_what_is_its_own() {
        var robot = robot();
        var secret = robot.newSecret();

        assertEquals("allow", admission(robot.code(), robot.code(), secret));
        assertEquals("deny", admission(robot.code(), robot.code(), secret + "x"));
        assertEquals("deny", admission("another", robot.code(), secret));
        assertEquals("deny", admission(robot.code(), robot.code(), null));
        assertEquals("allow", permission(robot.code(), "publish", "gatehouse/v1/robots/" + robot.code() + "/up/scan"));
        assertEquals("deny", permission(robot.code(), "publish", "gatehouse/v1/robots/another/up/scan"));
        assertEquals("deny", permission("unknown", "publish", "gatehouse/v1/robots/unknown/up/scan"));
    }

    @Test
    void from_the_moment_its_secret_is_void_it_may_neither_come_in_nor_do_anything() {
        var robot = robot();
        var first = robot.newSecret();
        var second = robot.newSecret();
        assertEquals("deny", admission(robot.code(), robot.code(), first));
        assertEquals("allow", admission(robot.code(), robot.code(), second));

        robot.park()
                .tenant()
                .as("OPERATOR")
                .delete("/v1/robots/" + robot.id() + "/secret")
                .then()
                .statusCode(204);

        assertEquals("deny", admission(robot.code(), robot.code(), second));
        assertEquals("deny", permission(robot.code(), "publish", "gatehouse/v1/robots/" + robot.code() + "/up/scan"));
        assertEquals("deny", permission(robot.code(), "subscribe", "gatehouse/v1/robots/" + robot.code() + "/down/#"));
    }

    @Test
    void the_platform_itself_is_asked_no_more() {
        var answer = ask(
                "authentication", login("gatehouse-0-8080", "platform", "platform-secret"), TestTokens.BROKER_SECRET);

        assertEquals("allow", answer.json().path("result").asText());
        assertEquals(true, answer.json().path("is_superuser").asBoolean());
        assertEquals("deny", admission("gatehouse-0-8080", "platform", "guessed"));
        assertEquals("allow", permission("platform", "subscribe", "$share/gatehouse/gatehouse/v1/robots/+/up/#"));
    }

    @Test
    void no_robot_comes_under_a_name_of_the_platforms() {
        var park = TestPark.made();
        var code = "gatehouse-" + UUID.randomUUID();
        var id = park.tenant()
                .as("OPERATOR")
                .body(new JsonObject().put("code", code).put("name", "cuckoo").encode())
                .post("/v1/robots")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        var secret = new Robot(park, UUID.fromString(id), code).newSecret();

        assertEquals("deny", admission(code, code, secret));
    }

    @Test
    void nobody_but_the_broker_is_answered() {
        var login = login("a", "a", "a");
        assertEquals(401, ask("authentication", login, null).status());
        assertEquals(401, ask("authentication", login, "guessed").status());
        assertEquals(401, ask("authorization", login, "guessed").status());
        assertEquals("unauthorized", ask("authentication", login, "guessed").code());
    }

    private static String admission(String clientId, String user, String password) {
        return result(ask("authentication", login(clientId, user, password), TestTokens.BROKER_SECRET));
    }

    private static String permission(String robot, String action, String topic) {
        var act = new JsonObject().put("clientid", robot).put("username", robot);
        return result(ask("authorization", act.put("action", action).put("topic", topic), TestTokens.BROKER_SECRET));
    }

    private static String result(Answer answer) {
        assertEquals(200, answer.status(), answer.text());
        JsonNode json = answer.json();
        return json.path("result").asText();
    }

    private static JsonObject login(String clientId, String user, String password) {
        return new JsonObject().put("clientid", clientId).put("username", user).put("password", password);
    }

    private static Answer ask(String what, JsonObject body, String secret) {
        var request = Wire.request("POST", "/v1/mqtt/" + what).json(body.encode());
        return (secret == null ? request : request.header("X-Broker-Secret", secret)).send();
    }
}
