package io.gatehouse.fee;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class TariffResourceTest {

    /** 30 minutes free, then 5 yuan the first hour, then 3 each; dearer on holidays from 08:00 to 20:00. */
    private static final String DEFINITION =
            """
            {"currency": "CNY", "plans": [{"name": "all",
              "freeMinutes": [{"minutes": 30, "per": "ENTRY", "chargedOnceExceeded": true}],
              "periods": [
                {"name": "holidays", "days": ["HOLIDAY"],
                 "steps": [{"every": 60, "amount": 1000}]},
                {"name": "other days", "days": ["WEEKDAY", "WEEKEND"],
                 "steps": [{"until": 60, "amount": 500}, {"every": 60, "amount": 300}]}],
              "firstStep": "PER_STAY", "edge": "BELONGS_TO_ITS_START",
              "caps": [{"per": "HOURS", "count": 24, "amount": 3000, "after": "CONTINUE"}]}]}
            """;

    private final TestTenant tenant = TestTenant.made();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Instant yesterday = now.minus(1, ChronoUnit.DAYS);
    private final Instant tomorrow = now.plus(1, ChronoUnit.DAYS);
    private String park;

    @BeforeEach
    void a_park() {
        park = tenant.as("OPERATOR")
                .body(
                        """
                        {"code": "P", "name": "P", "timeZone": "Asia/Shanghai", "capacity": 9,
                         "calendar": {"holidays": ["2026-10-01"]}}
                        """)
                .post("/v1/parks")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private ValidatableResponse post(Instant from, String definition) {
        return tenant.as("OPERATOR")
                .body("{\"parkId\": \"%s\", \"name\": \"2026\", \"effectiveFrom\": \"%s\", \"definition\": %s}"
                        .formatted(park, from, definition))
                .post("/v1/tariffs")
                .then();
    }

    private String made(Instant from) {
        return post(from, DEFINITION).statusCode(201).extract().path("id");
    }

    @Test
    void a_tariff_is_read_as_it_was_set_up() {
        var location = post(tomorrow, DEFINITION).statusCode(201).extract().header("Location");
        tenant.as("AUDITOR")
                .get(location)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("parkId", equalTo(park))
                .body("effectiveFrom", equalTo(tomorrow.toString()))
                .body("definition.currency", equalTo("CNY"))
                .body("definition.graceMinutes", is(15))
                .body("definition.plans[0].freeMinutes[0].minutes", is(30))
                .body("definition.plans[0].periods[0].days", contains("HOLIDAY"))
                .body("definition.plans[0].periods[1].steps[0].until", is(60))
                .body("definition.plans[0].periods[1].steps[1].amount", is(300))
                .body("definition.plans[0].caps[0].per", equalTo("HOURS"));
    }

    @Test
    void a_tariff_and_its_park_say_in_words_what_it_costs() {
        var simple =
                """
                {"currency": "CNY", "plans": [{"name": "all", "periods": [{"name": "day",
                 "steps": [{"until": 60, "amount": 500}, {"every": 60, "amount": 300}]}]}]}
                """;
        post(yesterday, simple)
                .statusCode(201)
                .body("text.zh-CN", startsWith("首小时5元，之后每小时3元"))
                .body("text.en", containsString("5"));
        post(tomorrow, simple.replace("500", "700")).statusCode(201);
        tenant.as("DRIVER_BACKEND")
                .get("/v1/parks/" + park)
                .then()
                .body("tariffText.zh-CN", startsWith("首小时5元，之后每小时3元"))
                .body("tariffText.en", containsString("5"));
    }

    @Test
    void tariffs_are_listed_by_park_newest_first() {
        var old = made(yesterday);
        var next = made(tomorrow);
        tenant.as("AGENT").get("/v1/tariffs?parkId=" + park).then().body("data.id", contains(next, old));
        tenant.as("AGENT").get("/v1/tariffs?parkId=" + UUID.randomUUID()).then().body("data", hasSize(0));
    }

    @Test
    void what_is_wrong_with_a_tariff_is_named_by_field() {
        post(tomorrow, "{\"currency\": \"CNY\", \"plans\": []}")
                .statusCode(400)
                .body("code", equalTo("invalid-input"))
                .body("errors.field", contains("definition.plans"))
                .body("errors.code", contains("required"));
        post(tomorrow, DEFINITION.replace("\"every\": 60, \"amount\": 300", "\"every\": 0, \"amount\": 300"))
                .statusCode(400)
                .body("errors.field", hasItem(startsWith("definition.plans[0].periods[1].steps[1]")));
        post(tomorrow, DEFINITION.replace("CNY", "USD"))
                .statusCode(400)
                .body("errors.code", contains("other-currency"));
        post(tomorrow, DEFINITION.replace("freeMinutes", "freeMinuets")).statusCode(400);
        post(tomorrow, DEFINITION.replace("\"HOLIDAY\"", "\"DOOMSDAY\"")).statusCode(400);
        post(tomorrow, "{\"currency\": \"CNY\", \"plans\": [null]}").statusCode(400);
        post(tomorrow, "[]").statusCode(400);
        post(tomorrow, DEFINITION.replace("\"all\"", "\"" + "a".repeat(70_000) + "\""))
                .statusCode(400)
                .body("errors.code", contains("too-large"));
    }

    @Test
    void a_tariff_to_come_is_changed() {
        var tariff = "/v1/tariffs/" + made(tomorrow);
        tenant.as("OPERATOR")
                .header("If-Match", "\"0\"")
                .body("{\"definition\": {\"graceMinutes\": 20}}")
                .patch(tariff)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("definition.graceMinutes", is(20))
                .body("definition.plans", hasSize(1))
                .body("name", equalTo("2026"));
        tenant.as("OPERATOR")
                .header("If-Match", "\"0\"")
                .body("{\"name\": \"x\"}")
                .patch(tariff)
                .then()
                .statusCode(412);
        tenant.as("OPERATOR")
                .body("{\"definition\": {\"plans\": []}}")
                .patch(tariff)
                .then()
                .statusCode(400)
                .body("errors.field", contains("definition.plans"));
        tenant.as("OPERATOR")
                .body("{\"parkId\": \"" + UUID.randomUUID() + "\"}")
                .patch(tariff)
                .then()
                .statusCode(409);
    }

    @Test
    void a_tariff_in_force_is_replaced_not_changed() {
        tenant.as("OPERATOR")
                .body("{\"name\": \"x\"}")
                .patch("/v1/tariffs/" + made(yesterday))
                .then()
                .statusCode(409)
                .body("code", equalTo("tariff-in-force"));
        made(tomorrow);
        post(tomorrow, DEFINITION).statusCode(409).body("code", equalTo("already-exists"));
    }

    @Test
    void another_tenants_tariff_and_park_are_not_there() {
        var tariff = made(yesterday);
        var stranger = TestTenant.made();
        stranger.as("OPERATOR")
                .get("/v1/tariffs/" + tariff)
                .then()
                .statusCode(404)
                .body("code", equalTo("tariff-not-found"));
        stranger.as("OPERATOR")
                .body("{\"parkId\": \"%s\", \"name\": \"x\", \"definition\": %s}".formatted(park, DEFINITION))
                .post("/v1/tariffs")
                .then()
                .statusCode(404)
                .body("code", equalTo("park-not-found"));
        stranger.as("OPERATOR")
                .body(times("\"tariffId\": \"" + tariff + "\""))
                .post("/v1/tariffs/quote")
                .then()
                .statusCode(404);
        tenant.as("AGENT").body("{}").patch("/v1/tariffs/" + tariff).then().statusCode(403);
    }

    /** From 10:00 to 12:30 on a working day. */
    private static String times(String more) {
        return "{\"enteredAt\": \"2026-09-01T10:00:00+08:00\", \"until\": \"2026-09-01T12:30:00+08:00\", %s}"
                .formatted(more);
    }

    private ValidatableResponse quote(String body) {
        return tenant.as("DRIVER_BACKEND").body(body).post("/v1/tariffs/quote").then();
    }

    @Test
    void any_times_are_quoted_by_a_tariff_that_is_kept() {
        var by = "\"tariffId\": \"" + made(yesterday) + "\"";
        quote(times(by))
                .statusCode(200)
                .body("owed", is(1100))
                .body("currency", equalTo("CNY"))
                .body("minutes", is(150))
                .body("segments", not(hasSize(0)))
                .body("nextRise.at", equalTo("2026-09-01T05:01:00Z"));
        quote(times(by).replace("2026-09-01", "2026-10-01")).body("owed", is(3000));
        quote(times(by + ", \"calendar\": {}").replace("2026-09-01", "2026-10-01"))
                .body("owed", is(1100));
        quote(times(by + ", \"paidBefore\": 500")).body("owed", is(600));
        quote(times(by + ", \"benefits\": [{\"id\": \"c\", \"kind\": \"AMOUNT\", \"value\": 200}]"))
                .body("owed", is(900))
                .body("benefits.deducted", contains(200));
        quote(times(by + ", \"subject\": {\"vehicleClass\": \"LARGE\", \"plateColor\": \"BLUE\"}"))
                .body("owed", is(1100));
    }

    @Test
    void a_tariff_is_tried_before_it_is_kept() {
        quote(times("\"timeZone\": \"Asia/Shanghai\", \"tariff\": " + DEFINITION))
                .statusCode(200)
                .body("owed", is(1100));
        quote(times("\"timeZone\": \"Asia/Shanghai\", \"tariff\": {\"currency\": \"CNY\", \"plans\": []}"))
                .statusCode(400)
                .body("errors.field", contains("tariff.plans"));
    }

    @Test
    void a_quote_needs_a_tariff_a_place_and_a_time() {
        quote(times("\"paidBefore\": 0"))
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("tariffId", "timeZone"));
        var tried = "\"timeZone\": \"Asia/Shanghai\", \"tariff\": " + DEFINITION;
        quote(times(tried).replace("12:30", "09:30")).statusCode(400).body("errors.field", contains("until"));
        quote(times(tried).replace("2026-09-01T12", "2028-09-01T12"))
                .statusCode(400)
                .body("errors.field", contains("until"));
        quote(times(tried).replace("Asia/Shanghai", "Nowhere")).statusCode(400);
        quote(times(tried + ", \"benefits\": [{\"id\": \"c\", \"kind\": \"AMOUNT\", \"value\": -1}]"))
                .statusCode(400)
                .body("errors.field", contains("benefits[0].value"));
        quote(times(tried + ", \"history\": {\"stays\": [{\"charged\": 1}]}")).statusCode(400);
        quote(times(tried + ", \"subject\": {\"vehicleClass\": \"BOAT\"}")).statusCode(400);
    }
}
