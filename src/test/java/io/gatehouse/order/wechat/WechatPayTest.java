package io.gatehouse.order.wechat;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** WeChat Pay as it goes on most days. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class WechatPayTest extends WechatScene {

    @Test
    void a_qr_code_is_shown_paid_and_told() {
        var order = owes(500);
        pay(order, new JsonObject().put("method", "QR"))
                .statusCode(201)
                .body("channel", equalTo("wechat"))
                .body("codeUrl", startsWith("weixin://wxpay/bizpayurl?pr="));
        var trade = TestTenant.read("select trade_no from payment where order_id = '" + order + "'");

        tell(driverPays(trade));

        awaitPaid(order);
        assertEquals(500, held("CHANNEL"));
        assertEquals(
                wechat.books.trade(trade).transactionId,
                TestTenant.read("select channel_ref from payment where order_id = '" + order + "'"));
    }

    @Test
    void a_payment_that_nobody_tells_of_is_asked_for() {
        var order = owes(500);
        driverPays(shownQr(order));
        awaitPaid(order);
    }

    @Test
    void a_payment_code_pays_at_once() {
        var order = owes(700);
        payByCode(order, code("13")).statusCode(201).body("state", equalTo("SUCCEEDED"));
        awaitPaid(order);
    }

    @Test
    void a_driver_who_types_his_password_is_waited_for() {
        var order = owes(700);
        String trade = payByCode(order, code("14"))
                .statusCode(201)
                .body("state", equalTo("CREATED"))
                .extract()
                .path("tradeNo");
        driverPays(trade);
        awaitPaid(order);
    }

    @Test
    void a_payment_code_that_is_out_of_date_fails_and_another_one_pays() {
        var order = owes(700);
        payByCode(order, code("15"))
                .statusCode(201)
                .body("state", equalTo("FAILED"))
                .body("reason", equalTo("auth-code-expired"));
        payByCode(order, code("13")).statusCode(201).body("state", equalTo("SUCCEEDED"));
        assertEquals("FAILED,SUCCEEDED", attempts(order));
    }

    @Test
    void a_qr_code_that_makes_way_is_closed_there() {
        var order = owes(700);
        var trade = shownQr(order);
        payByCode(order, code("13")).statusCode(201).body("state", equalTo("SUCCEEDED"));
        await().atMost(SOON).until(() -> wechat.books.trade(trade).state, equalTo("CLOSED"));
    }

    @Test
    void part_of_a_payment_is_given_back() {
        var order = owes(700);
        payByCode(order, code("13"));
        refund(order, 200).statusCode(201).body("state", equalTo("SUCCEEDED"));
        assertEquals("PARTLY_REFUNDED", state(order));
        assertEquals(500, held("CHANNEL"));
    }

    @Test
    void a_parks_own_account_comes_before_the_tenants() {
        var ofPark = WechatShop.open(at.tenant(), at.park());
        var order = owes(500);
        var trade = wechat.books.trade(shownQr(order));
        assertEquals(ofPark.mchid(), trade.mchid);
        assertTrue(trade.notifyUrl.endsWith("/v1/notifications/wechat/" + ofPark.account()), trade.notifyUrl);
        shop = ofPark;
        tell(driverPays(trade.tradeNo));
        awaitPaid(order);
    }

    @Test
    void an_account_that_is_switched_off_ends_what_it_began_and_begins_nothing() {
        var order = owes(500);
        var trade = shownQr(order);
        change(new JsonObject().put("active", false)).statusCode(200);

        tell(driverPays(trade));

        awaitPaid(order);
        refund(order, 500).statusCode(201).body("state", equalTo("SUCCEEDED"));
        var next = owes(300);
        pay(next, new JsonObject().put("channel", "wechat"))
                .statusCode(409)
                .body("code", equalTo("no-payment-account"));
    }

    @Test
    void secrets_go_in_and_never_come_out() {
        var input = WechatShop.input(at.park());
        var created = at.tenant().as("OPERATOR").body(input.encode()).post("/v1/wechat-accounts");
        created.then()
                .statusCode(201)
                .body(not(containsString("PRIVATE KEY")))
                .body(not(containsString(WechatKeyring.API_V3_KEY)))
                .body("notificationPath", containsString("/v1/notifications/wechat/"));
        at.tenant()
                .as("AUDITOR")
                .get("/v1/wechat-accounts")
                .then()
                .statusCode(200)
                .body(not(containsString("PRIVATE KEY")))
                .body(not(containsString(WechatKeyring.API_V3_KEY)));
        var kept = at.read("select private_key || api_v3_key from wechat_account where tenant_id = $t limit 1");
        assertFalse(kept.contains("PRIVATE KEY") || kept.contains(WechatKeyring.API_V3_KEY), kept);
    }

    @Test
    void keys_that_are_none_are_refused_without_being_repeated() {
        for (var field : new String[] {"privateKey", "publicKey"}) {
            var bad = WechatShop.input(at.park()).put(field, "-----BEGIN RUBBISH-----abc");
            at.tenant()
                    .as("OPERATOR")
                    .body(bad.encode())
                    .post("/v1/wechat-accounts")
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", equalTo(field))
                    .body(not(containsString("RUBBISH")));
        }
        change(new JsonObject().put("mchid", "1900000109")).statusCode(400);
        change(new JsonObject().put("publicKeyId", null)).statusCode(400);
        change(new JsonObject().put("name", "新名字")).statusCode(200).body("name", equalTo("新名字"));
    }

    @Test
    void whose_money_is_taken_is_never_in_doubt() {
        at.tenant()
                .as("OPERATOR")
                .body(WechatShop.input(null).encode())
                .post("/v1/wechat-accounts")
                .then()
                .statusCode(409)
                .body("code", equalTo("already-exists"));
        at.tenant()
                .as("OPERATOR")
                .body(WechatShop.input(UUID.randomUUID()).encode())
                .post("/v1/wechat-accounts")
                .then()
                .statusCode(404)
                .body("code", equalTo("park-not-found"));
    }

    @Test
    void calls_are_measured_by_their_outcome() {
        payByCode(owes(500), code("15"));
        RestAssured.get("/q/metrics")
                .then()
                .body(containsString(
                        "gatehouse_wechat_calls_seconds_count{call=\"codepay\",outcome=\"auth-code-expired\"}"));
    }

    private io.restassured.response.ValidatableResponse change(JsonObject patch) {
        return at.tenant()
                .as("OPERATOR")
                .body(patch.encode())
                .patch("/v1/wechat-accounts/" + shop.account())
                .then();
    }
}
