package io.gatehouse.benefit;

import static org.hamcrest.Matchers.equalTo;

import io.gatehouse.support.TestPark;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.UUID;

/** What a test's operator gives away. */
record Offers(TestPark park) {

    static JsonObject amount(long value) {
        return new JsonObject().put("kind", "AMOUNT").put("value", value).put("currency", "CNY");
    }

    static JsonObject worth(String kind, long value) {
        return new JsonObject().put("kind", kind).put("value", value);
    }

    static JsonObject free() {
        return new JsonObject().put("kind", "FREE");
    }

    JsonObject campaign(JsonObject worth) {
        return new JsonObject()
                .put("name", "开业优惠券")
                .put("worth", worth)
                .put("stackable", true)
                .put("validUntil", "2099-12-31T00:00:00+08:00")
                .put("quantity", 100);
    }

    UUID made(JsonObject campaign) {
        return id(post("/v1/campaigns", campaign).statusCode(201));
    }

    ValidatableResponse issue(UUID campaign, String holder, String value) {
        return post(
                "/v1/coupons",
                new JsonObject().put("campaignId", campaign.toString()).put(holder, value));
    }

    /** A coupon for this plate. */
    UUID coupon(String plate, JsonObject worth) {
        return id(issue(made(campaign(worth)), "plate", plate).statusCode(201));
    }

    JsonObject merchant(JsonObject worth) {
        return new JsonObject().put("name", "M-" + UUID.randomUUID()).put("worth", worth);
    }

    UUID merchantWith(JsonObject merchant) {
        return id(post("/v1/merchants", merchant).statusCode(201));
    }

    ValidatableResponse validate(UUID merchant, Map<String, ?> whose) {
        return post("/v1/merchants/" + merchant + "/validations", new JsonObject(Map.copyOf(whose)));
    }

    ValidatableResponse post(String path, JsonObject body) {
        return park.tenant().as("OPERATOR").body(body.encode()).post(path).then();
    }

    static UUID id(ValidatableResponse created) {
        return UUID.fromString(created.extract().path("id"));
    }

    void isState(UUID coupon, String state) {
        park.tenant().as("AUDITOR").get("/v1/coupons/" + coupon).then().body("state", equalTo(state));
    }

    String state(UUID voucher) {
        return park.read("select state from benefit where id = '" + voucher + "'");
    }
}
