package io.gatehouse.call;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestPark;
import io.gatehouse.support.TestTenant;
import io.gatehouse.support.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Phones ring at call centres that route themselves and at one that does not, and what the desk makes of it. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class PhoneCallsTest {

    private static final String TOKEN = "a-token-that-nobody-guesses";

    @Inject
    CallCenters centers;

    private TestPark park;
    private Staff staff;

    @BeforeEach
    void a_park_whose_exit_has_a_phone() {
        park = TestPark.made();
        staff = Staff.of(park);
        TestTenant.sql("update robot set phone = '0755-1234 5678' where id = '"
                + park.exit().robotId() + "'");
    }

    private String clink() {
        return center(new JsonObject()
                .put("kind", "CLINK")
                .put("name", "Clink")
                .put("secret", "456v5g3rd")
                .put("pushToken", TOKEN)
                .put("settings", new JsonObject().put("platform", "bj").put("accessKeyId", "2d7fe045")));
    }

    private String sandbox(String routing) {
        return center(new JsonObject()
                .put("kind", "SANDBOX")
                .put("name", "Played")
                .put("settings", new JsonObject().put("routing", routing)));
    }

    private String center(JsonObject body) {
        return park.tenant()
                .as("OPERATOR")
                .body(body.encode())
                .post("/v1/call-centers")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** An agent at a seat. */
    private Staff.Person seated(String name, String seat) {
        var person = staff.agent(name).ready();
        TestTenant.sql("update agent_state set seat = '%s' where agent_id = '%s'".formatted(seat, person.id()));
        return person;
    }

    private static Wire.Answer push(String center, String form) {
        return pushing(center, form).send();
    }

    private static Wire pushing(String center, String form) {
        return Wire.request("POST", "/v1/notifications/clink/" + center + "?token=" + TOKEN)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .bytes(form.getBytes());
    }

    private String read(String column) {
        return park.read("select " + column + " from call where tenant_id = $t order by id desc limit 1");
    }

    private int calls() {
        return Integer.parseInt(park.read("select count(*) from call where tenant_id = $t"));
    }

    private static String named(String event, String id, String from, String more) {
        return "event=" + event + "&mainUniqueId=" + id + "&customerNumber=" + from + "&hotline=4001234567&callType=1"
                + more;
    }

    private static String hungUp(String id, String from, String more) {
        return "cdr_main_unique_id=" + id + "&cdr_customer_number=" + from + "&cdr_call_type=1&cdr_end_time="
                + System.currentTimeMillis() / 1000 + more;
    }

    // --- Clink: it chooses the seat, and says so

    @Test
    void a_seat_rings_answers_and_hangs_up() {
        var center = clink();
        var agent = seated("li", "2000");
        assertEquals(
                200, push(center, named("incoming", "m-1", "13800138000", "")).status());
        assertEquals(0, calls());
        push(center, named("ringing", "m-1", "13800138000", "&cno=2000"));
        assertEquals("OFFERED", read("state"));
        assertEquals(agent.id().toString(), read("agent_id"));
        assertEquals("FROM_PHONE", read("kind"));
        assertNull(read("lane_id"));
        push(center, named("bridged", "m-1", "13800138000", "&cno=2000"));
        assertEquals("ANSWERED", read("state"));
        push(center, hungUp("m-1", "13800138000", "&cdr_bridged_cno=2000"));
        assertEquals("WRAP_UP", read("state"));
        assertEquals(1, calls());
        agent.closes(read("id")).statusCode(200);
    }

    @Test
    void whoever_hangs_up_before_somebody_answers_is_gone() {
        var center = clink();
        var agent = seated("li", "2000");
        push(center, named("ringing", "m-1", "13800138000", "&cno=2000"));
        push(center, hungUp("m-1", "13800138000", ""));
        assertEquals("ABANDONED", read("state"));
        assertEquals("WITHDRAWN", park.read("select outcome from call_offer where agent_id = '" + agent.id() + "'"));
    }

    @Test
    void the_next_seat_rings() {
        var center = clink();
        seated("li", "2000");
        var next = seated("wang", "2001");
        push(center, named("ringing", "m-1", "13800138000", "&cno=2000"));
        push(center, named("ringing", "m-1", "13800138000", "&cno=2001"));
        assertEquals(next.id().toString(), read("agent_id"));
        assertEquals("1", park.read("select count(*) from call_offer where tenant_id = $t and outcome is null"));
        push(center, named("answer", "m-1", "13800138000", "&cno=2001"));
        assertEquals("ANSWERED", read("state"));
        assertEquals(next.id().toString(), read("agent_id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0755-12345678", "+86 755 1234 5678", "075512345678", "008675512345678"})
    void the_number_of_a_robot_is_a_call_from_its_lane(String number) {
        var center = clink();
        seated("li", "2000");
        push(center, named("ringing", "m-1", number.replace("+", "%2B").replace(" ", "%20"), "&cno=2000"));
        assertEquals("FROM_ROBOT", read("kind"));
        assertEquals(park.exit().id().toString(), read("lane_id"));
        assertEquals("EXIT", read("direction"));
    }

    @Test
    void a_phone_that_rings_about_a_call_for_help_joins_it() {
        var center = clink();
        var agent = seated("li", "2000");
        TestTenant.sql(
                """
                insert into call (id, tenant_id, kind, reason, state, robot_code, lane_id, park_id, direction, reached_at, queued_at)
                values ('%s', '%s', 'FROM_ROBOT', 'HELP_BUTTON', 'QUEUED', '%s', '%s', '%s', 'EXIT', now(), now())
                """
                        .formatted(
                                UUID.randomUUID(),
                                park.tenant().id(),
                                park.exit().robot(),
                                park.exit().id(),
                                park.id()));
        push(center, named("incoming", "m-1", "075512345678", ""));
        assertEquals(1, calls());
        assertEquals("m-1", read("center_call_id"));
        push(center, named("answer", "m-1", "075512345678", "&cno=2000"));
        assertEquals("ANSWERED", read("state"));
        assertEquals(agent.id().toString(), read("agent_id"));
        // the line broke, the driver rings again, and only then the first end is told
        push(center, named("incoming", "m-2", "075512345678", ""));
        push(center, hungUp("m-1", "075512345678", "&cdr_bridged_cno=2000"));
        assertEquals(1, calls());
        assertEquals("ANSWERED", read("state"));
        push(center, hungUp("m-2", "075512345678", ""));
        assertEquals("WRAP_UP", read("state"));
    }

    @Test
    void what_is_told_again_or_late_changes_nothing() {
        var center = clink();
        seated("li", "2000");
        var answered = named("answer", "m-1", "13800138000", "&cno=2000");
        var over = hungUp("m-1", "13800138000", "&cdr_bridged_cno=2000");
        push(center, answered);
        push(center, named("ringing", "m-1", "13800138000", "&cno=2000"));
        push(center, named("incoming", "m-1", "13800138000", ""));
        assertEquals("ANSWERED", read("state"));
        push(center, over);
        push(center, over);
        push(center, answered);
        push(center, named("ringing", "m-1", "13800138000", "&cno=2000"));
        assertEquals("WRAP_UP", read("state"));
        assertEquals(1, calls());
        assertEquals("1", park.read("select count(*) from event where tenant_id = $t and type = 'call.answered'"));
        assertEquals("1", park.read("select count(*) from event where tenant_id = $t and type = 'call.wrapped-up'"));
    }

    @Test
    void only_the_end_is_heard() {
        var center = clink();
        push(center, hungUp("m-1", "13800138000", ""));
        assertEquals("ABANDONED", read("state"));
        push(center, named("incoming", "m-1", "13800138000", ""));
        push(center, named("ringing", "m-1", "13800138000", "&cno=2000"));
        assertEquals("ABANDONED", read("state"));
        assertEquals(1, calls());
    }

    @Test
    void only_the_end_is_heard_of_a_call_that_somebody_had() {
        var center = clink();
        var agent = seated("li", "2000");
        push(center, hungUp("m-1", "13800138000", "&cdr_bridged_cno=2000&cdr_bridge_time=1367040082"));
        assertEquals("WRAP_UP", read("state"));
        assertEquals(agent.id().toString(), read("agent_id"));
    }

    @Test
    void somebody_answers_a_second_phone_with_a_capacity_of_one() {
        var center = clink();
        var agent = seated("li", "2000");
        push(center, named("answer", "m-1", "13800138000", "&cno=2000"));
        push(center, named("ringing", "m-2", "13900139000", "&cno=2000"));
        assertNull(read("agent_id"));
        push(center, named("answer", "m-2", "13900139000", "&cno=2000"));
        assertEquals(agent.id().toString(), read("agent_id"));
        assertEquals("ANSWERED", read("state"));
    }

    @Test
    void a_seat_that_nobody_has_leaves_the_call_to_everybody() {
        var center = clink();
        push(center, named("ringing", "m-1", "13800138000", "&cno=9999"));
        assertEquals("QUEUED", read("state"));
    }

    @Test
    void the_same_push_many_times_at_once_is_one_call() {
        var center = clink();
        seated("li", "2000");
        for (var form : new String[] {
            named("ringing", "m-1", "075512345678", "&cno=2000"),
            named("answer", "m-1", "075512345678", "&cno=2000"),
            hungUp("m-1", "075512345678", "&cdr_bridged_cno=2000")
        }) {
            var all = IntStream.range(0, 8)
                    .mapToObj(turn -> pushing(center, form).sendAsync())
                    .toList();
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
            all.forEach(answer ->
                    assertEquals(200, answer.join().status(), answer.join().text()));
        }
        assertEquals(1, calls());
        assertEquals("WRAP_UP", read("state"));
        assertEquals("1", park.read("select count(*) from call_offer where tenant_id = $t"));
    }

    @Test
    void json_is_as_good_as_a_form() {
        var center = clink();
        var answer = Wire.request("POST", "/v1/notifications/clink/" + center)
                .header("X-Push-Token", TOKEN)
                .json(
                        """
                        {"event": "ringing", "mainUniqueId": "m-1", "customerNumber": 13800138000, "cno": 2000,
                         "callType": 1, "more": {"a": [1]}, "none": null}
                        """)
                .send();
        assertEquals(200, answer.status(), answer.text());
        assertEquals("success", answer.json().path("result").asText());
        assertEquals("13800138000", read("caller"));
    }

    @Test
    void without_its_token_a_push_is_401_and_says_nothing_else() {
        var center = clink();
        var other = sandbox("CENTER");
        var form = named("ringing", "m-1", "13800138000", "&cno=2000");
        for (var path : new String[] {
            center,
            center + "?token=",
            center + "?token=" + TOKEN + "x",
            other + "?token=" + TOKEN,
            UUID.randomUUID() + "?token=" + TOKEN
        }) {
            var answer = Wire.request("POST", "/v1/notifications/clink/" + path)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .bytes(form.getBytes())
                    .send();
            assertEquals(401, answer.status(), path);
            assertEquals(
                    "The push does not carry the call centre's token.",
                    answer.json().path("detail").asText());
        }
        assertEquals(0, calls());
    }

    @ParameterizedTest
    @CsvSource({"application/json, [1]", "application/json, {", "application/x-www-form-urlencoded, a=%zz"})
    void a_body_that_is_none_is_400(String type, String body) {
        var answer = Wire.request("POST", "/v1/notifications/clink/" + clink() + "?token=" + TOKEN)
                .header("Content-Type", type)
                .bytes(body.getBytes())
                .send();
        assertEquals(400, answer.status(), answer.text());
    }

    // --- a call centre that lets us route

    private ValidatableResponse phone(String path, String body) {
        return park.tenant()
                .as("OPERATOR")
                .body(body)
                .post("/v1/sandbox/phone-calls" + path)
                .then();
    }

    @Test
    void we_route_and_the_call_centre_connects_who_accepts() {
        sandbox("GATEHOUSE");
        String phone = phone("", "{\"from\": \"075512345678\", \"to\": \"4001234567\"}")
                .statusCode(201)
                .body("state", equalTo("WAITING"))
                .extract()
                .path("id");
        assertEquals("FROM_ROBOT", read("kind"));
        var call = UUID.fromString(read("id"));
        var connected =
                centers.connect(park.tenant().id(), call, "2000").await().atMost(Duration.ofSeconds(5));
        assertEquals(Ringing.started(phone), connected);
        park.tenant()
                .as("AUDITOR")
                .get("/v1/sandbox/phone-calls?state=TALKING&seat=2000")
                .then()
                .body("data.id", contains(phone));
        phone("/" + phone + "/hang-up", "").statusCode(200).body("state", equalTo("ENDED"));
        phone("/" + phone + "/hang-up", "").statusCode(409).body("code", equalTo("phone-call-over"));
        assertEquals("ABANDONED", read("state"));
        assertEquals(
                Ringing.Outcome.NOTHING_TO_DO,
                centers.hangUp(park.tenant().id(), call, "2000")
                        .await()
                        .atMost(Duration.ofSeconds(5))
                        .outcome());
    }

    @Test
    void who_accepts_talks_and_who_closes_hangs_up() {
        sandbox("GATEHOUSE");
        var agent = seated("li", "2000");
        String phone = phone("", "{\"from\": \"13800138000\", \"to\": \"4001234567\"}")
                .extract()
                .path("id");
        var call = read("id");
        await().until(() -> "OFFERED".equals(read("state")));
        agent.does(call, "acceptance").statusCode(200);
        assertEquals(
                Ringing.Outcome.STARTED, answered(centers.connect(park.tenant().id(), UUID.fromString(call), "2000")));
        books(phone).body("state", equalTo("TALKING")).body("seat", equalTo("2000"));
        agent.closes(call).statusCode(200);
        answered(centers.hangUp(park.tenant().id(), UUID.fromString(call), "2000"));
        books(phone).body("state", equalTo("ENDED"));
        await().until(() -> park.read("select ended_at from call_leg where tenant_id = $t") != null);
        assertEquals("CLOSED", read("state"));
    }

    private static Ringing.Outcome answered(Uni<Ringing> asked) {
        return asked.await().atMost(Duration.ofSeconds(5)).outcome();
    }

    private ValidatableResponse books(String phone) {
        return park.tenant()
                .as("AUDITOR")
                .get("/v1/sandbox/phone-calls/" + phone)
                .then();
    }

    @Test
    void a_robot_is_rung_once_for_a_call_and_its_end_ends_the_call() {
        sandbox("GATEHOUSE");
        var agent = seated("li", "2000");
        String call = agent.asks()
                .body("{\"laneId\": \"" + park.exit().id() + "\"}")
                .post("/v1/calls")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertEquals(Ringing.Outcome.STARTED, ring("0755-12345678", call).outcome());
        var again = ring("+86 755 1234 5678", call);
        assertEquals(Ringing.Outcome.STARTED, again.outcome());
        assertEquals(
                "1", park.read("select count(*) from sandbox_phone_call where tenant_id = $t and direction = 'OUT'"));
        assertEquals("075512345678", park.read("select called from sandbox_phone_call where tenant_id = $t"));
        phone("/" + again.centerCallId() + "/answer", "{\"seat\": \"2000\"}").statusCode(200);
        assertEquals("ANSWERED", read("state"));
        phone("/" + again.centerCallId() + "/hang-up", "").statusCode(200);
        assertEquals("WRAP_UP", read("state"));
        assertEquals(1, calls());
    }

    @Test
    void an_emergency_contact_is_rung_without_a_seat_and_is_another_conversation() {
        sandbox("GATEHOUSE");
        phone("", "{\"from\": \"075512345678\", \"to\": \"4001234567\"}").statusCode(201);
        var call = UUID.fromString(read("id"));
        assertEquals(
                Ringing.Outcome.STARTED, answered(centers.ring(park.tenant().id(), "+86 139 0013 9000", null, call)));
        assertEquals(
                "13900139000",
                park.read(
                        "select called from sandbox_phone_call where tenant_id = $t and direction = 'OUT' and seat is null"));
        var conversation = park.read("select id from sandbox_phone_call where tenant_id = $t and direction = 'OUT'");
        phone("/" + conversation + "/hang-up", "").statusCode(200);
        assertEquals("QUEUED", read("state"));
        assertEquals(1, calls());
        assertEquals(
                Ringing.Outcome.STARTED, ring("075512345678", call.toString()).outcome());
        assertEquals(
                "2", park.read("select count(*) from sandbox_phone_call where tenant_id = $t and direction = 'OUT'"));
    }

    private Ringing ring(String number, String call) {
        return centers.ring(park.tenant().id(), number, "2000", UUID.fromString(call))
                .await()
                .atMost(Duration.ofSeconds(5));
    }

    @Test
    void without_a_call_centre_nobody_is_rung() {
        var said = centers.ring(park.tenant().id(), "13800138000", "2000", UUID.randomUUID())
                .map(Object::toString)
                .onFailure()
                .recoverWithItem(Throwable::getMessage)
                .await()
                .atMost(Duration.ofSeconds(5));
        assertEquals("No call centre is set up, so no phone can be rung.", said);
        phone("", "{\"from\": \"1\", \"to\": \"2\"}").statusCode(409).body("code", equalTo("no-call-center"));
    }

    // --- set-up

    @Test
    void secrets_are_kept_and_never_shown() {
        var center = clink();
        var shown = park.tenant()
                .as("AUDITOR")
                .get("/v1/call-centers/" + center)
                .then()
                .statusCode(200);
        shown.body("hasSecret", equalTo(true))
                .body("hasPushToken", equalTo(true))
                .body("secret", nullValue())
                .body("pushToken", nullValue())
                .body("pushPath", equalTo("/v1/notifications/clink/" + center));
        assertTrue(!shown.extract().asString().contains(TOKEN)
                && !shown.extract().asString().contains("456v5g3rd"));
        assertEquals(
                "0",
                park.read(
                        "select count(*) from call_center where tenant_id = $t and call_center::text ~ '456v5|guesses'"));
        park.tenant()
                .as("OPERATOR")
                .body("{\"settings\": {\"contactMenu\": \"紧急\"}, \"pushToken\": \"another-token-of-ours\"}")
                .patch("/v1/call-centers/" + center)
                .then()
                .statusCode(200)
                .header("ETag", not(nullValue()))
                .body("settings.platform", equalTo("bj"))
                .body("hasSecret", equalTo(true));
        assertEquals(401, push(center, named("incoming", "m", "1", "")).status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {"kind": "CLINK", "name": "x"}                                          | secret
            {"kind": "CLINK", "name": "x", "secret": "s", "pushToken": "0123456789abcdef", "settings": {"platform": "bj", "accessKeyId": "k", "routing": "GATEHOUSE"}} | settings.routing
            {"kind": "SANDBOX", "name": "x", "pushToken": "short"}                  | pushToken
            {"kind": "SANDBOX", "name": "x", "settings": {"clientTimeout": 61}}     | settings.clientTimeout
            """)
    void a_call_centre_that_nobody_could_speak_with_is_refused(String body, String field) {
        park.tenant()
                .as("OPERATOR")
                .body(body)
                .post("/v1/call-centers")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(field));
    }
}
