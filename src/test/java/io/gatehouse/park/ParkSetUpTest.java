package io.gatehouse.park;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.isIn;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class ParkSetUpTest {

    private static final String PARK =
            """
            {"code": "NS-01", "name": "南山中心", "timeZone": "Asia/Shanghai", "capacity": 100,
             "latitude": 22.5, "longitude": 113.9, "rules": {"arrears": "HOLD"},
             "calendar": {"holidays": ["2026-10-01"], "workdays": ["2026-10-10"]},
             "contacts": [{"role": "management", "name": "王", "phone": "0755-1"}]}
            """;

    /** Listens as the lanes do. */
    @ApplicationScoped
    static class Ear {
        private final Set<String> heard = ConcurrentHashMap.newKeySet();

        void hear(@ObservesAsync SpacesCorrected corrected) {
            heard.add(corrected.parkId().toString());
        }

        boolean heardOf(String park) {
            return heard.contains(park);
        }
    }

    @Inject
    Ear ear;

    private final TestTenant tenant = TestTenant.made();

    private String park(String body) {
        return tenant.as("OPERATOR")
                .body(body)
                .post("/v1/parks")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void a_park_is_read_as_it_was_set_up() {
        var made = tenant.as("OPERATOR").body(PARK).post("/v1/parks").then().statusCode(201);
        var location = made.extract().header("Location");
        tenant.as("AUDITOR")
                .get(location)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("name", equalTo("南山中心"))
                .body("currency", equalTo("CNY"))
                .body("admission", equalTo("OPEN"))
                .body("free", is(100))
                .body("full", is(false))
                .body("rules.arrears", equalTo("HOLD"))
                .body("rules.doubtfulBelow", is(80))
                .body("calendar.holidays", contains("2026-10-01"))
                .body("calendar.workdays", contains("2026-10-10"))
                .body("contacts.phone", contains("0755-1"))
                .body("tariffText", nullValue())
                .body("createdAt", notNullValue());
    }

    @Test
    void a_patch_changes_what_it_names_and_nothing_else() {
        var id = park(PARK);
        tenant.as("OPERATOR")
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"0\"")
                .body("{\"admission\": \"CONFIRM\", \"rules\": {\"reviewRenewals\": true}, \"address\": null}")
                .patch("/v1/parks/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("admission", equalTo("CONFIRM"))
                .body("rules.reviewRenewals", is(true))
                .body("rules.arrears", equalTo("HOLD"))
                .body("contacts", hasSize(1));
    }

    @Test
    void a_patch_of_an_old_version_is_refused() {
        var id = park(PARK);
        tenant.as("OPERATOR")
                .body("{\"name\": \"A\"}")
                .patch("/v1/parks/" + id)
                .then()
                .statusCode(200);
        tenant.as("OPERATOR")
                .header("If-Match", "\"0\"")
                .body("{\"name\": \"B\"}")
                .patch("/v1/parks/" + id)
                .then()
                .statusCode(412)
                .body("code", equalTo("stale"));
    }

    @Test
    void changes_at_the_same_moment_never_fail_as_our_fault() {
        var id = park(PARK);
        var statuses = IntStream.range(0, 12)
                .parallel()
                .map(i -> tenant.as("OPERATOR")
                        .body("{\"name\": \"N" + i + "\"}")
                        .patch("/v1/parks/" + id)
                        .statusCode())
                .boxed()
                .toList();
        assertThat(statuses, everyItem(isIn(List.of(200, 412))));
    }

    @Test
    void another_tenants_park_is_not_there() {
        var id = park(PARK);
        var stranger = TestTenant.made();
        stranger.as("OPERATOR").get("/v1/parks/" + id).then().statusCode(404).body("code", equalTo("park-not-found"));
        stranger.as("OPERATOR").body("{}").patch("/v1/parks/" + id).then().statusCode(404);
        stranger.as("OPERATOR").get("/v1/parks/" + id + "/spaces").then().statusCode(404);
        stranger.as("OPERATOR")
                .body("{\"free\": 1, \"reason\": \"x\"}")
                .post("/v1/parks/" + id + "/spaces")
                .then()
                .statusCode(404)
                .body("code", equalTo("park-not-found"));
        stranger.as("OPERATOR").get("/v1/parks").then().body("data", hasSize(0));
    }

    @Test
    void bad_input_names_its_fields() {
        tenant.as("OPERATOR")
                .body("{\"code\": \"a b\", \"name\": \"\", \"timeZone\": \"Asia/Shanghai\", \"capacity\": -1}")
                .post("/v1/parks")
                .then()
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("code", "name", "capacity"));
        tenant.as("OPERATOR")
                .body(PARK.replace("Asia/Shanghai", "Mars/Olympus")
                        .replace("\"rules\"", "\"currency\": \"XYZ\", \"rules\""))
                .post("/v1/parks")
                .then()
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("timeZone", "currency"));
        tenant.as("OPERATOR")
                .body(PARK.replace("HOLD", "SHRUG"))
                .post("/v1/parks")
                .then()
                .statusCode(400)
                .body("errors.field", contains("rules.arrears"));
        tenant.as("OPERATOR")
                .body(PARK.replace("王", "\\u0000"))
                .post("/v1/parks")
                .then()
                .statusCode(400);
    }

    @Test
    void filters_that_mean_nothing_are_refused() {
        tenant.as("OPERATOR").get("/v1/parks?admission=MAYBE").then().statusCode(400);
        tenant.as("OPERATOR").get("/v1/parks?format=kml").then().statusCode(400);
        tenant.as("OPERATOR").get("/v1/lanes?parkId=7").then().statusCode(400);
    }

    @Test
    void a_code_names_one_park_of_a_tenant() {
        park(PARK);
        tenant.as("OPERATOR")
                .body(PARK)
                .post("/v1/parks")
                .then()
                .statusCode(409)
                .body("code", equalTo("already-exists"));
    }

    @Test
    void only_the_operator_sets_up_parks() {
        tenant.as("AGENT").body(PARK).post("/v1/parks").then().statusCode(403);
        given().get("/v1/parks").then().statusCode(401);
    }

    @Test
    void parks_are_listed_newest_first_in_pages() {
        for (var code : new String[] {"a", "b", "c"}) {
            park(PARK.replace("NS-01", code));
        }
        var first = tenant.as("AGENT").get("/v1/parks?limit=2").then().body("data.code", contains("c", "b"));
        tenant.as("AGENT")
                .get("/v1/parks?limit=2&after=" + first.extract().path("next"))
                .then()
                .body("data.code", contains("a"))
                .body("next", nullValue());
        tenant.as("AGENT").get("/v1/parks?code=b").then().body("data.code", contains("b"));
        tenant.as("AGENT").get("/v1/parks?admission=CONFIRM").then().body("data", hasSize(0));
    }

    @Test
    void a_map_shows_where_parks_are_and_what_is_free() {
        park(PARK);
        park("{\"code\": \"nowhere\", \"name\": \"N\", \"timeZone\": \"Europe/Berlin\", \"capacity\": 0}");
        tenant.as("DRIVER_BACKEND")
                .get("/v1/parks?format=geojson")
                .then()
                .statusCode(200)
                .contentType("application/geo+json")
                .body("type", equalTo("FeatureCollection"))
                .body("features[1].type", equalTo("Feature"))
                .body("features[1].geometry.type", equalTo("Point"))
                .body("features[1].geometry.coordinates", contains(113.9f, 22.5f))
                .body("features[1].properties.free", is(100))
                .body("features[1].properties.admission", equalTo("OPEN"))
                .body("features[0].geometry", nullValue())
                .body("features[0].properties.full", is(true));
    }

    @Test
    void what_somebody_counted_is_what_is_free() {
        var id = park(PARK);
        TestTenant.sql("insert into occupancy (park_id, tenant_id, inside, promised) values ('%s', '%s', 60, 5)"
                .formatted(id, tenant.id()));
        tenant.as("AGENT").get("/v1/parks/" + id + "/spaces").then().body("free", is(35));
        tenant.as("AGENT")
                .body("{\"free\": 30, \"reason\": \"evening round\"}")
                .post("/v1/parks/" + id + "/spaces")
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body("free", is(30))
                .body("inside", is(60))
                .body("promised", is(5))
                .body("correction", is(-5))
                .body("capacity", is(100))
                .body("full", is(false));
        tenant.as("AGENT").get("/v1/parks/" + id).then().body("free", is(30));
        assertEquals(
                "-5 evening round test-agent",
                TestTenant.read("select difference || ' ' || reason || ' ' || corrected_by from occupancy_correction"
                        + " where park_id = '" + id + "'"));
        assertEquals(
                "30 -5",
                TestTenant.read("select data->>'free' || ' ' || (data->>'difference') from event"
                        + " where type = 'park.spaces-corrected' and park_id = '" + id + "'"));
        await().until(() -> ear.heardOf(id));
    }

    @Test
    void a_first_count_of_a_park_that_nobody_entered_is_kept() {
        var id = park(PARK);
        var body = "{\"free\": 0, \"reason\": \"closed for works\"}";
        tenant.as("OPERATOR")
                .body(body)
                .post("/v1/parks/" + id + "/spaces")
                .then()
                .body("full", is(true));
        tenant.as("OPERATOR")
                .body(body)
                .post("/v1/parks/" + id + "/spaces")
                .then()
                .body("correction", is(-100));
    }

    @Test
    void a_count_needs_a_reason_and_room() {
        var spaces = "/v1/parks/" + park(PARK) + "/spaces";
        tenant.as("AGENT")
                .body("{\"free\": 3, \"reason\": \" \"}")
                .post(spaces)
                .then()
                .statusCode(400);
        tenant.as("AGENT")
                .body("{\"free\": 101, \"reason\": \"x\"}")
                .post(spaces)
                .then()
                .statusCode(400)
                .body("errors.code", hasItem("more-than-capacity"));
        tenant.as("AUDITOR")
                .body("{\"free\": 3, \"reason\": \"x\"}")
                .post(spaces)
                .then()
                .statusCode(403);
    }
}
