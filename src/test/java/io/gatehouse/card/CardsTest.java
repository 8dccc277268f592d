package io.gatehouse.card;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.access.Roles;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.OrderFixtures;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class CardsTest {

    private OrderFixtures at;

    @BeforeEach
    void a_park() {
        at = OrderFixtures.made();
    }

    @Test
    void a_card_is_made_with_its_first_period_and_normalised_plates() {
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        var location = create(card("A-1", today, today.plusDays(30)))
                .statusCode(201)
                .header("ETag", equalTo("\"0\""))
                .body("plates", equalTo(List.of("粤B12345", "粤BD12345")))
                .body("state", equalTo("VALID"))
                .body("validUntil", equalTo(today.plusDays(30).toString()))
                .body("daysExpired", equalTo(0))
                .body("monthAmount.amount", equalTo(30000))
                .body("monthAmount.currency", equalTo("CNY"))
                .body("spaces", equalTo(1))
                .extract()
                .header("Location");
        at.tenant().as(Roles.AGENT).get(location).then().statusCode(200).body("number", equalTo("A-1"));
    }

    @Test
    void an_expired_card_says_for_how_many_days() {
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        create(card("A-1", today.minusDays(33), today.minusDays(3)))
                .statusCode(201)
                .body("state", equalTo("EXPIRED"))
                .body("daysExpired", equalTo(3));
        create(card("A-2", null, null))
                .statusCode(201)
                .body("state", equalTo("NOT_YET"))
                .body("validUntil", nullValue());
    }

    @Test
    void cards_are_found_by_any_plate_phone_and_park() {
        create(card("A-1", null, null)).statusCode(201);
        for (var filter : List.of("plate=粤b·d12345", "phone=13800138000", "parkId=" + at.park())) {
            at.tenant()
                    .as(Roles.AGENT)
                    .get("/v1/cards?" + filter)
                    .then()
                    .statusCode(200)
                    .body("data.number", equalTo(List.of("A-1")));
        }
        at.tenant()
                .as(Roles.AGENT)
                .get("/v1/cards?plate=粤B99999")
                .then()
                .statusCode(200)
                .body("data", hasSize(0));
        OrderFixtures.made().tenant().as(Roles.AGENT).get("/v1/cards").then().body("data", hasSize(0));
    }

    @Test
    void a_card_is_changed_where_it_was_not_changed_meanwhile() {
        var location = create(card("A-1", null, null)).extract().header("Location");
        patch(location, "\"7\"", Map.of("suspended", true)).statusCode(412);
        patch(location, "\"0\"", Map.of("suspended", true, "plates", List.of("京a 88888")))
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("state", equalTo("SUSPENDED"))
                .body("plates", equalTo(List.of("京A88888")))
                .body("holder", equalTo("Li"));
    }

    @Test
    void what_cannot_be_a_card_is_refused_with_its_field() {
        refuses("plates", with("plates", List.of("\u0007")));
        refuses("plates", with("plates", List.of()));
        refuses("monthAmount.amount", with("monthAmount", Map.of("amount", -1, "currency", "CNY")));
        refuses("monthAmount.currency", with("monthAmount", Map.of("amount", 1, "currency", "USD")));
        refuses("spaces", with("spaces", 0));
        refuses("firstPeriod.lastDay", card("A-1", LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-01")));
        create(with("parkId", OrderFixtures.made().park())).statusCode(404).body("code", equalTo("park-not-found"));
        create(card("A-1", null, null)).statusCode(201);
        create(card("A-1", null, null)).statusCode(409).body("code", equalTo("already-exists"));
        assertEquals("1", at.read("select count(*) from card where tenant_id = $t"));
    }

    @Test
    void a_card_stays_in_its_park_and_its_first_period_is_not_rewritten() {
        var location = create(card("A-1", null, null)).extract().header("Location");
        patch(location, "*", Map.of("parkId", OrderFixtures.made().park())).statusCode(409);
        patch(location, "*", Map.of("firstPeriod", Map.of("firstDay", "2026-03-01", "lastDay", "2026-03-02")))
                .statusCode(400);
        at.tenant().as(Roles.AGENT).body(Map.of()).patch(location).then().statusCode(403);
    }

    private void refuses(String field, Map<String, Object> input) {
        create(input).statusCode(400).body("errors[0].field", equalTo(field));
    }

    private ValidatableResponse create(Map<String, Object> input) {
        return at.tenant().as(Roles.OPERATOR).body(input).post("/v1/cards").then();
    }

    private ValidatableResponse patch(String location, String ifMatch, Map<String, Object> patch) {
        return at.tenant()
                .as(Roles.OPERATOR)
                .header("If-Match", ifMatch)
                .body(patch)
                .patch(location)
                .then();
    }

    private Map<String, Object> with(String field, Object value) {
        var card = card("A-1", null, null);
        card.put(field, value);
        return card;
    }

    private Map<String, Object> card(String number, LocalDate firstDay, LocalDate lastDay) {
        var card = new HashMap<String, Object>(Map.of(
                "parkId",
                at.park(),
                "number",
                number,
                "holder",
                "Li",
                "phone",
                "13800138000",
                "plates",
                List.of("粤b·12345", "粤BD12345", "粤B12345"),
                "monthAmount",
                Map.of("amount", 30000, "currency", "CNY")));
        if (firstDay != null) {
            card.put("firstPeriod", Map.of("firstDay", firstDay.toString(), "lastDay", lastDay.toString()));
        }
        return card;
    }
}
