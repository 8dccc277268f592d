package io.gatehouse.card;

import static io.gatehouse.order.Till.now;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.access.Roles;
import io.gatehouse.order.SettlementService;
import io.gatehouse.order.channel.ChannelResult;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.OrderFixtures;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class RenewalsTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @Inject
    SettlementService settlements;

    private OrderFixtures at = OrderFixtures.made();

    @Test
    void a_paid_renewal_extends_its_card_once_however_often_the_channel_tells() {
        var card = card(30000, TODAY.plusDays(4));
        var renewal = request(card, 2)
                .statusCode(201)
                .body("state", equalTo("APPROVED"))
                .body("amount.amount", equalTo(60000))
                .body("orderId", notNullValue())
                .extract()
                .jsonPath();
        var trade = start(renewal.getString("orderId"));

        var success = ChannelResult.succeeded("ref-" + trade, 60000, "CNY");
        now(Uni.join()
                .all(IntStream.range(0, 8)
                        .mapToObj(i -> settlements.settle(trade, success))
                        .toList())
                .andFailFast());

        get("/v1/renewals/" + renewal.getString("id")).body("state", equalTo("RENEWED"));
        var lastDay = CardPeriod.renewing(TODAY.plusDays(4), TODAY, 2).lastDay();
        get("/v1/cards/" + card).body("validUntil", equalTo(lastDay.toString()));
        assertEquals("2", at.read("select count(*) from card_period where tenant_id = $t"));
        assertEquals("1", at.read("select count(*) from event where tenant_id = $t and type = 'card.renewed'"));
    }

    @Test
    void where_renewals_are_reviewed_the_order_opens_with_the_approval() {
        at = OrderFixtures.made("{\"reviewRenewals\": true}");
        var id = request(card(30000, TODAY), 1)
                .body("state", equalTo("REQUESTED"))
                .body("orderId", nullValue())
                .extract()
                .jsonPath()
                .getString("id");

        decide(id, Map.of("decision", "APPROVE"))
                .statusCode(200)
                .body("state", equalTo("APPROVED"))
                .body("decidedBy", equalTo("test-operator"))
                .body("orderId", notNullValue());

        decide(id, Map.of("decision", "APPROVE")).statusCode(409).body("code", equalTo("renewal-decided"));
        get("/v1/renewals?state=APPROVED").body("data.id", equalTo(List.of(id)));
    }

    @Test
    void a_rejection_needs_a_reason_and_lets_the_holder_ask_again() {
        at = OrderFixtures.made("{\"reviewRenewals\": true}");
        var card = card(30000, TODAY);
        var id = request(card, 1).extract().jsonPath().getString("id");

        decide(id, Map.of("decision", "REJECT")).statusCode(400).body("errors[0].field", equalTo("reason"));
        decide(id, Map.of("decision", "PERHAPS")).statusCode(400);
        decide(id, Map.of("decision", "REJECT", "reason", "the park closes")).body("state", equalTo("REJECTED"));

        request(card, 1).statusCode(201).body("id", not(equalTo(id)));
    }

    @Test
    void what_costs_nothing_is_renewed_at_once() {
        var card = card(0, null);
        request(card, 1).body("state", equalTo("RENEWED")).body("orderId", nullValue());
        get("/v1/cards/" + card).body("state", equalTo("VALID"));
    }

    @Test
    void asking_again_is_the_same_renewal_and_other_months_are_another() {
        var card = card(30000, TODAY);
        var first = request(card, 1).extract().jsonPath();
        request(card, 1).body("id", equalTo(first.getString("id")));

        request(card, 3).statusCode(201).body("amount.amount", equalTo(90000));

        get("/v1/orders/" + first.getString("orderId")).body("state", equalTo("CANCELLED"));
        get("/v1/renewals/" + first.getString("id"))
                .body("state", equalTo("REJECTED"))
                .body("reason", equalTo("superseded"));
    }

    @Test
    void what_is_paid_for_a_renewal_that_made_way_goes_back() {
        var card = card(30000, TODAY);
        var trade = start(request(card, 1).extract().jsonPath().getString("orderId"));
        request(card, 3).statusCode(201);

        now(settlements.settle(trade, ChannelResult.succeeded("ref-" + trade, 30000, "CNY")));

        assertEquals("1", at.read("select count(*) from card_period where tenant_id = $t"));
        assertEquals("late-payment", at.read("select reason from refund where tenant_id = $t"));
    }

    @Test
    void a_suspended_card_and_another_tenants_card_are_not_renewed() {
        var card = card(30000, TODAY);
        at.tenant()
                .as(Roles.OPERATOR)
                .body(Map.of("suspended", true))
                .patch("/v1/cards/" + card)
                .then()
                .statusCode(200);
        request(card, 1).statusCode(409).body("code", equalTo("card-suspended"));
        request(card, 0).statusCode(400);
        request(card, 37).statusCode(400);
        at = OrderFixtures.made();
        request(card, 1).statusCode(404).body("code", equalTo("card-not-found"));
    }

    private String card(long monthAmount, LocalDate lastDay) {
        var input = new java.util.HashMap<String, Object>(Map.of(
                "parkId", at.park(),
                "number", "A-1",
                "holder", "Li",
                "plates", List.of("粤B12345"),
                "monthAmount", Map.of("amount", monthAmount, "currency", "CNY")));
        if (lastDay != null) {
            input.put("firstPeriod", Map.of("firstDay", TODAY.minusDays(20).toString(), "lastDay", lastDay.toString()));
        }
        return at.tenant()
                .as(Roles.OPERATOR)
                .body(input)
                .post("/v1/cards")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("id");
    }

    private ValidatableResponse request(String card, int months) {
        return at.tenant()
                .as(Roles.DRIVER_BACKEND)
                .body(Map.of("months", months))
                .post("/v1/cards/" + card + "/renewals")
                .then();
    }

    private ValidatableResponse decide(String renewal, Map<String, Object> decision) {
        return at.tenant()
                .as(Roles.OPERATOR)
                .body(decision)
                .post("/v1/renewals/" + renewal + "/decision")
                .then();
    }

    private ValidatableResponse get(String path) {
        return at.tenant().as(Roles.OPERATOR).get(path).then().statusCode(200);
    }

    private String start(String order) {
        return at.tenant()
                .as(Roles.DRIVER_BACKEND)
                .body(Map.of("channel", "sandbox", "behaviour", "NEVER"))
                .post("/v1/orders/" + order + "/payments")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("tradeNo");
    }
}
