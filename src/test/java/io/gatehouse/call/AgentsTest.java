package io.gatehouse.call;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.SettableClock;
import io.gatehouse.support.TestPark;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who sits at the desk, where, and what they say they are ready for. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class AgentsTest {

    private TestPark park;
    private Staff staff;

    @BeforeEach
    void a_park() {
        park = TestPark.made();
        staff = Staff.of(park);
    }

    @AfterEach
    void restore() {
        SettableClock.reset();
    }

    private ValidatableResponse asOperator(String method, String path, String body) {
        return park.tenant().as("OPERATOR").body(body).request(method, path).then();
    }

    private static ValidatableResponse sits(Staff.Person agent, String seat, String reason) {
        return agent.asks()
                .body("{\"seat\": %s, \"reason\": %s}".formatted(seat, reason))
                .put("/v1/agents/me/seat")
                .then();
    }

    @Test
    void an_agent_is_set_up_found_and_changed() {
        var group = staff.group("north", null);
        var anna = staff.agent("anna", 2, List.of(park.id()), List.of(group));
        var etag = park.tenant()
                .as("AUDITOR")
                .get("/v1/agents/" + anna.id())
                .then()
                .statusCode(200)
                .body("subject", equalTo("anna"))
                .body("parks", contains(park.id().toString()))
                .body("parkGroups", contains(group.toString()))
                .body("languages", contains("zh"))
                .body("capacity", equalTo(2))
                .body("supervisor", equalTo(false))
                .body("status", equalTo("OFFLINE"))
                .body("seat", nullValue())
                .extract()
                .header("ETag");
        var path = "/v1/agents/" + anna.id();
        asOperator("PATCH", path, "{\"capacity\": 3, \"parks\": null}")
                .statusCode(200)
                .body("capacity", equalTo(3))
                .body("parks", hasSize(0))
                .body("name", equalTo("anna"));
        park.tenant()
                .as("OPERATOR")
                .header("If-Match", etag)
                .body("{\"capacity\": 4}")
                .patch(path)
                .then()
                .statusCode(412);
        asOperator("PATCH", path, "{\"capacity\": 11}").statusCode(400);
        asOperator("GET", "/v1/agents?subject=anna", "")
                .body("data.id", contains(anna.id().toString()));
        asOperator("POST", "/v1/agents", "{\"subject\": \"anna\", \"name\": \"another\"}")
                .statusCode(409)
                .body("code", equalTo("already-exists"));
    }

    @Test
    void an_agent_serves_only_what_its_tenant_has() {
        var body = "{\"subject\": \"ben\", \"name\": \"Ben\", \"%s\": [\"%s\"]}";
        var strangers = TestPark.made();
        var foreign = Staff.of(strangers).group("theirs", null);
        asOperator("POST", "/v1/agents", body.formatted("parks", strangers.id()))
                .statusCode(404)
                .body("code", equalTo("park-not-found"));
        asOperator("POST", "/v1/agents", body.formatted("parkGroups", foreign))
                .statusCode(404)
                .body("code", equalTo("park-group-not-found"));
        asOperator("PATCH", "/v1/parks/" + park.id(), "{\"groupId\": \"%s\"}".formatted(foreign))
                .statusCode(404)
                .body("code", equalTo("park-group-not-found"));
    }

    @Test
    void groups_of_parks_lie_inside_wider_ones_and_not_inside_themselves() {
        var city = staff.group("city", null);
        var district = staff.group("district", city);
        staff.place(park.id(), district);

        asOperator("GET", "/v1/parks/" + park.id(), "").body("groupId", equalTo(district.toString()));
        asOperator("GET", "/v1/park-groups/" + district, "").body("parentId", equalTo(city.toString()));
        asOperator("PATCH", "/v1/park-groups/" + city, "{\"parentId\": \"%s\"}".formatted(district))
                .statusCode(409)
                .body("code", equalTo("group-inside-itself"));
        asOperator("DELETE", "/v1/park-groups/" + city, "").statusCode(409).body("code", equalTo("still-referenced"));
        asOperator("PATCH", "/v1/parks/" + park.id(), "{\"groupId\": null}").body("groupId", nullValue());
        asOperator("DELETE", "/v1/park-groups/" + district, "").statusCode(204);
        asOperator("GET", "/v1/park-groups", "").body("data.id", contains(city.toString()));
    }

    @Test
    void a_seat_moves_only_with_a_reason_and_the_other_loses_it() {
        var anna = staff.agent("anna");
        var ben = staff.agent("ben");
        sits(anna, "\"8001\"", "null").statusCode(200).body("seat", equalTo("8001"));
        sits(anna, "\"8001\"", "null").statusCode(200);
        sits(ben, "\"8001\"", "\" \"")
                .statusCode(409)
                .body("code", equalTo("seat-taken"))
                .body("detail", containsString("anna"));

        sits(ben, "\"8001\"", "\"her phone is broken\"").statusCode(200).body("seat", equalTo("8001"));

        anna.asks().get("/v1/agents/me").then().body("seat", nullValue());
        assertEquals(
                "her phone is broken " + anna.id(),
                park.read("select reason || ' ' || taken_from from seat_change where tenant_id = $t order by at desc"));
        assertEquals(
                "2",
                park.read("select count(*) from event where type = 'agent.seat-changed' and subject = '" + anna.id()
                        + "'"));
        sits(ben, "null", "null").statusCode(200).body("seat", nullValue());
        sits(ben, "\"80\"", "null").statusCode(400);
    }

    @Test
    void an_agent_who_is_ready_without_a_stream_is_offline_after_ten_seconds() {
        var anna = staff.agent("anna").is("READY");
        anna.asks().get("/v1/agents/me").then().body("status", equalTo("READY")).body("statusAt", notNullValue());

        SettableClock.advance(Duration.ofSeconds(11));

        await().untilAsserted(() -> anna.asks().get("/v1/agents/me").then().body("status", equalTo("OFFLINE")));
        assertEquals(
                "READY OFFLINE",
                park.read("select string_agg(data ->> 'status', ' ' order by tx, seq) from event"
                        + " where type = 'agent.status-changed' and subject = '" + anna.id() + "'"));
    }

    @Test
    void a_token_that_is_no_agents_may_do_nothing_at_the_desk() {
        for (var role : List.of("AGENT", "OPERATOR")) {
            park.tenant().as(role).get("/v1/agents/me").then().statusCode(403).body("code", equalTo("agent-unknown"));
        }
        park.tenant()
                .as("AGENT")
                .post("/v1/calls/" + UUID.randomUUID() + "/acceptance")
                .then()
                .statusCode(404)
                .body("code", equalTo("call-not-found"));
    }
}
