package io.gatehouse.vehicle;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class BarTest {

    private static final String BAR = "/v1/vehicles/粤B12345/bar";

    private final TestTenant tenant = TestTenant.made();

    private String park() {
        return tenant.as("OPERATOR")
                .body("{\"code\": \"P\", \"name\": \"P\", \"timeZone\": \"Asia/Shanghai\", \"capacity\": 9}")
                .post("/v1/parks")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void bar(String path, String body) {
        tenant.as("OPERATOR").body(body).put(path).then().statusCode(200);
    }

    @Test
    void a_plate_is_barred_however_it_is_written() {
        bar("/v1/vehicles/粤b·12345/bar", "{\"reason\": \"theft\"}");
        tenant.as("AGENT")
                .get(BAR)
                .then()
                .statusCode(200)
                .body("data.plate", contains("粤B12345"))
                .body("data.reason", contains("theft"))
                .body("data[0].parkId", nullValue());
    }

    @Test
    void a_bar_put_again_has_the_new_reason() {
        bar(BAR, "{\"reason\": \"theft\"}");
        bar(BAR, "{\"reason\": \"debts\"}");
        tenant.as("AGENT").get(BAR).then().body("data.reason", contains("debts"));
    }

    @Test
    void a_bar_from_one_park_and_from_all_are_lifted_one_by_one() {
        var park = park();
        bar(BAR, "{\"reason\": \"all\"}");
        bar(BAR, "{\"reason\": \"one\", \"parkId\": \"" + park + "\"}");
        tenant.as("AGENT").get(BAR).then().body("data.reason", containsInAnyOrder("all", "one"));
        tenant.as("OPERATOR").delete(BAR).then().statusCode(204);
        tenant.as("AGENT").get(BAR).then().body("data.reason", contains("one"));
        tenant.as("OPERATOR").delete(BAR + "?parkId=" + park).then().statusCode(204);
        tenant.as("OPERATOR").delete(BAR).then().statusCode(204);
        tenant.as("AGENT").get(BAR).then().body("data", hasSize(0));
    }

    @Test
    void only_the_operator_bars_and_only_from_its_own_parks() {
        tenant.as("AGENT").body("{\"reason\": \"x\"}").put(BAR).then().statusCode(403);
        bar(BAR, "{\"reason\": \"x\"}");
        var stranger = TestTenant.made();
        stranger.as("AUDITOR").get(BAR).then().body("data", hasSize(0));
        stranger.as("OPERATOR")
                .body("{\"reason\": \"x\", \"parkId\": \"" + park() + "\"}")
                .put(BAR)
                .then()
                .statusCode(404)
                .body("code", equalTo("park-not-found"));
    }

    @Test
    void what_is_no_plate_or_has_no_reason_is_refused() {
        tenant.as("OPERATOR")
                .body("{\"reason\": \"x\"}")
                .put("/v1/vehicles/无牌车/bar")
                .then()
                .statusCode(400)
                .body("errors.field", contains("plate"));
        tenant.as("OPERATOR").body("{\"reason\": \"\"}").put(BAR).then().statusCode(400);
        tenant.as("OPERATOR")
                .get("/v1/vehicles/" + "A".repeat(17) + "/bar")
                .then()
                .statusCode(400);
    }
}
