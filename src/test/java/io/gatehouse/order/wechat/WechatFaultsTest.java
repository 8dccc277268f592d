package io.gatehouse.order.wechat;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.order.wechat.WechatCounterpart.Fault;
import io.gatehouse.order.wechat.WechatKeyring.Signing;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.OrderFixtures;
import io.gatehouse.support.SettableClock;
import io.gatehouse.support.TestTenant;
import io.gatehouse.support.Wire.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Everything that can go wrong between us and WeChat Pay. After each of it the ledger is right (see the scene). */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class WechatFaultsTest extends WechatScene {

    @Test
    void a_time_out_after_the_money_moved_is_asked_about_and_paid_once() {
        var order = owes(500);
        wechat.next("codepay", Fault.late());
        String trade = payByCode(order, code("13"))
                .statusCode(201)
                .body("state", equalTo("CREATED"))
                .extract()
                .path("tradeNo");
        awaitPaid(order);
        assertEquals(1, wechat.calls("codepay", trade));
    }

    @Test
    void a_qr_code_whose_answer_was_lost_is_asked_for_again_by_the_same_number() {
        var order = owes(500);
        wechat.next("native", Fault.late());
        var trade = shownQr(order);
        assertEquals(2, wechat.calls("native", trade));
        tell(driverPays(trade));
        awaitPaid(order);
    }

    @Test
    void a_qr_code_that_cannot_be_had_at_all_leaves_the_order_to_be_paid_otherwise() {
        var order = owes(500);
        wechat.next("native", Fault.error(500, "SYSTEM_ERROR"));
        wechat.next("native", Fault.error(500, "SYSTEM_ERROR"));
        pay(order, new JsonObject().put("method", "QR")).statusCode(503).body("code", equalTo("channel-unavailable"));
        payByCode(order, code("13")).statusCode(201).body("state", equalTo("SUCCEEDED"));
    }

    @Test
    void duplicates_in_parallel_pay_once() {
        var order = owes(500);
        var paid = driverPays(shownQr(order));
        var letter = WechatMail.ofPayment(wechat, paid, shop.account());
        var sent = IntStream.range(0, 12)
                .mapToObj(i -> i % 2 == 0 ? letter : letter.with(letter.resource()))
                .map(each -> each.wire().sendAsync())
                .toList();
        sent.forEach(each -> assertEquals(204, each.join().status()));
        awaitPaid(order);
        assertEquals(204, letter.sent().status());
        awaitPaid(order);
    }

    @Test
    void what_is_paid_late_is_given_back() {
        var order = owes(500);
        var trade = driverPays(shownQr(order));
        cancel();
        tell(trade);
        await().atMost(SOON).until(this::refunds, equalTo("SUCCEEDED"));
        assertEquals("REVERSED", attempts(order));
        assertEquals("CANCELLED", state(order));
        assertEquals(0, wechat.books.kept(shop.mchid()));
    }

    @Test
    void a_callback_before_the_answer_pays() {
        var order = owes(500);
        wechat.next("native", new Fault(true, Duration.ofMillis(700), 0, null));
        var shown = CompletableFuture.supplyAsync(() -> shownQr(order));
        await().atMost(SOON)
                .until(() -> TestTenant.read("select trade_no from payment where order_id = '" + order + "'") != null);
        var tradeNo = TestTenant.read("select trade_no from payment where order_id = '" + order + "'");
        await().atMost(SOON).until(() -> wechat.books.trade(tradeNo) != null);
        tell(driverPays(tradeNo));
        assertEquals("PAID", state(order));
        assertEquals(tradeNo, shown.join());
        awaitPaid(order);
    }

    @Test
    void a_bad_signature_is_refused() {
        var order = owes(500);
        var trade = wechat.books.trade(shownQr(order));
        trade.state = "SUCCESS";
        var letter = WechatMail.ofPayment(wechat, trade, shop.account());
        trade.state = "NOTPAY";
        var stranger = new Signing(wechat.signing.serial(), new WechatKeyring().merchant, null);
        refused(401, letter.signedBy(stranger).sent());
        refused(
                401,
                letter.signedBy(new Signing("4D5E6F", wechat.signing.keys(), null))
                        .sent());
        refused(
                401,
                letter.wire()
                        .header("Wechatpay-Signature", "WECHATPAY/SIGNTEST/abc")
                        .send());
        var another = WechatMail.ofPayment(wechat, trade, shop.account()).wire();
        refused(401, letter.wire().bytes(another.body()).send());
        assertEquals("OPEN", state(order));
        RestAssured.get("/q/metrics")
                .then()
                .body(containsString("gatehouse_wechat_notifications_total{outcome=\"bad-signature\"}"));
    }

    @Test
    void an_old_time_stamp_is_refused() {
        var order = owes(500);
        var trade = wechat.books.trade(shownQr(order));
        trade.state = "SUCCESS";
        var letter = WechatMail.ofPayment(wechat, trade, shop.account());
        trade.state = "NOTPAY";
        refused(401, letter.ofAnotherTime(-301).sent());
        refused(401, letter.ofAnotherTime(320).sent());
        refused(401, letter.wire().header("Wechatpay-Timestamp", "yesterday").send());
        assertEquals("OPEN", state(order));
    }

    @Test
    void a_wrong_amount_is_refused_and_told() {
        var order = owes(500);
        var trade = wechat.books.trade(shownQr(order));
        trade.state = "SUCCESS";
        var letter = WechatMail.ofPayment(wechat, trade, shop.account());
        trade.state = "NOTPAY";
        var less = letter.resource().copy();
        less.getJsonObject("amount").put("total", 1);
        refused(400, letter.with(less).sent());
        assertEquals("OPEN", state(order));
        assertEquals("1", at.read("select count(*) from event where tenant_id = $t and type = 'payment.mismatch'"));
    }

    @Test
    void a_foreign_order_is_refused() {
        var order = owes(500);
        var trade = wechat.books.trade(shownQr(order));
        trade.state = "SUCCESS";
        var letter = WechatMail.ofPayment(wechat, trade, shop.account());
        trade.state = "NOTPAY";
        refused(
                400,
                letter.with(letter.resource().copy().put("out_trade_no", "nobody-s"))
                        .sent());
        refused(
                400,
                letter.with(letter.resource().copy().put("mchid", "1900000109")).sent());
        refused(
                400,
                letter.with(letter.resource().copy().put("appid", "wx0000000000000000"))
                        .sent());
        var elsewhere = WechatShop.open(OrderFixtures.made().tenant(), (UUID) null);
        refused(
                400,
                letter.to(elsewhere.account())
                        .with(letter.resource().copy().put("mchid", elsewhere.mchid()))
                        .sent());
        refused(404, letter.to(UUID.randomUUID()).sent());
        assertEquals("OPEN", state(order));
    }

    @Test
    void userpaying_for_ever_is_reversed_and_the_driver_pays_otherwise() {
        var order = owes(500);
        String trade = payByCode(order, code("14"))
                .statusCode(201)
                .body("state", equalTo("CREATED"))
                .extract()
                .path("tradeNo");
        pay(order, new JsonObject().put("method", "QR")).statusCode(409).body("code", equalTo("payment-in-progress"));
        wechat.next("reverse", Fault.error(400, "USERPAYING"));
        wechat.next("reverse", Fault.error(400, "USERPAYING"));
        for (int i = 0; i < 4; i++) {
            SettableClock.advance(Duration.ofSeconds(16));
            long before = wechat.calls("query", trade);
            await().atMost(SOON).until(() -> wechat.calls("query", trade) > before || isOver(order));
        }
        await().atMost(SOON).until(() -> attempts(order), equalTo("FAILED"));
        assertEquals(3, wechat.calls("reverse", trade));
        SettableClock.reset();
        tell(driverPays(shownQr(order)));
        awaitPaid(order);
    }

    private boolean isOver(UUID order) {
        return attempts(order).equals("FAILED");
    }

    @Test
    void a_driver_who_pays_while_he_is_reversed_is_charged_once_or_not_at_all() {
        var order = owes(500);
        String trade = payByCode(order, code("14")).extract().path("tradeNo");
        wechat.next("reverse", Fault.errorAfter(500, "SYSTEM_ERROR"));
        SettableClock.advance(Duration.ofSeconds(31));
        await().atMost(SOON).until(() -> wechat.books.trade(trade).state, equalTo("REVOKED"));
        SettableClock.advance(Duration.ofSeconds(6));
        await().atMost(SOON).until(() -> attempts(order), equalTo("FAILED"));
        assertEquals("OPEN", state(order));
    }

    @Test
    void system_error_is_never_taken_for_an_answer() {
        var order = owes(500);
        wechat.next("codepay", Fault.errorAfter(500, "SYSTEM_ERROR"));
        wechat.next("query", Fault.error(500, "SYSTEM_ERROR"));
        wechat.next("query", Fault.error(500, "SYSTEM_ERROR"));
        payByCode(order, code("13")).statusCode(201).body("state", equalTo("CREATED"));
        awaitPaid(order);
    }

    @Test
    void what_wechat_never_heard_of_is_given_up_only_when_nothing_can_be_under_way_any_more() {
        var order = owes(500);
        wechat.next("codepay", Fault.error(500, "SYSTEM_ERROR"));
        String trade = payByCode(order, code("13"))
                .statusCode(201)
                .body("state", equalTo("CREATED"))
                .extract()
                .path("tradeNo");
        SettableClock.advance(Duration.ofSeconds(31));
        await().atMost(SOON).until(() -> wechat.calls("reverse", trade) > 0);
        assertEquals("CREATED", attempts(order));
        SettableClock.advance(Duration.ofSeconds(31));
        await().atMost(SOON).until(() -> attempts(order), equalTo("FAILED"));
    }

    @Test
    void a_certificate_that_is_rotated_in_between_is_fetched() {
        var old = WechatKeyring.certificate();
        var fresh = WechatKeyring.certificate();
        wechat.certificates = java.util.List.of(old);
        wechat.signing = old;
        at = OrderFixtures.made();
        stay = at.stay("粤B12345");
        shop = WechatShop.open(at.tenant(), WechatShop.withCertificates(null));
        var order = owes(500);
        var trade = shownQr(order);

        wechat.certificates = java.util.List.of(old, fresh);
        wechat.signing = fresh;

        tell(driverPays(trade));
        awaitPaid(order);
        refund(order, 100).statusCode(201).body("state", equalTo("SUCCEEDED"));
    }

    @Test
    void an_answer_that_wechat_has_not_signed_is_no_answer() {
        var order = owes(500);
        var right = wechat.signing;
        wechat.signing = new Signing(right.serial(), new WechatKeyring().merchant, null);
        String trade = payByCode(order, code("13"))
                .statusCode(201)
                .body("state", equalTo("CREATED"))
                .extract()
                .path("tradeNo");
        await().atMost(SOON).until(() -> wechat.calls("query", trade) > 0);
        assertEquals("CREATED", attempts(order));
        wechat.signing = right;
        awaitPaid(order);
    }

    @Test
    void a_refund_that_takes_its_time_succeeds_by_notification() {
        var order = paid(500);
        wechat.books.refundStatus = "PROCESSING";
        String no = refund(order, 500)
                .statusCode(201)
                .body("state", equalTo("PROCESSING"))
                .extract()
                .path("refundNo");
        var returned = wechat.books.refund(no);
        returned.status = "SUCCESS";
        assertEquals(
                204,
                WechatMail.ofRefund(wechat, returned, shop.account()).sent().status());
        assertEquals("SUCCEEDED", refunds());
        assertEquals("REFUNDED", state(order));
        assertEquals(
                204,
                WechatMail.ofRefund(wechat, returned, shop.account()).sent().status());
    }

    @Test
    void a_refund_that_cannot_be_delivered_stays_reserved_until_somebody_has_seen_to_it() {
        var order = paid(500);
        wechat.books.refundStatus = "PROCESSING";
        String no = refund(order, 500).extract().path("refundNo");
        var returned = wechat.books.refund(no);
        returned.status = "ABNORMAL";
        WechatMail.ofRefund(wechat, returned, shop.account()).sent();
        assertEquals("ABNORMAL", refunds());
        refund(order, 500).statusCode(409);
        returned.status = "SUCCESS";
        await().atMost(SOON).until(this::refunds, equalTo("SUCCEEDED"));
    }

    @Test
    void a_refund_that_wechat_closes_moved_nothing_and_may_be_asked_for_again() {
        var order = paid(500);
        wechat.books.refundStatus = "PROCESSING";
        String no = refund(order, 500).extract().path("refundNo");
        wechat.books.refund(no).status = "CLOSED";
        await().atMost(SOON).until(this::refunds, equalTo("CLOSED"));
        assertEquals("PAID", state(order));
        wechat.books.refundStatus = "SUCCESS";
        refund(order, 500).statusCode(201).body("state", equalTo("SUCCEEDED"));
    }

    @Test
    void a_refund_whose_answer_was_lost_is_not_made_twice() {
        var order = paid(500);
        wechat.next("refund", Fault.late());
        wechat.next("refund", Fault.late());
        refund(order, 200).statusCode(201);
        await().atMost(SOON).until(this::refunds, equalTo("SUCCEEDED"));
        assertEquals(300, wechat.books.kept(shop.mchid()));
    }

    @Test
    void a_refund_of_another_sum_is_refused() {
        var order = paid(500);
        wechat.books.refundStatus = "PROCESSING";
        String no = refund(order, 200).extract().path("refundNo");
        var returned = wechat.books.refund(no);
        returned.status = "SUCCESS";
        var letter = WechatMail.ofRefund(wechat, returned, shop.account());
        returned.status = "PROCESSING";
        var more = letter.resource().copy();
        more.getJsonObject("amount").put("refund", 500);
        refused(400, letter.with(more).sent());
        assertEquals("PROCESSING", refunds());
    }

    private UUID paid(long amount) {
        var order = owes(amount);
        payByCode(order, code("13")).statusCode(201).body("state", equalTo("SUCCEEDED"));
        return order;
    }

    private static void refused(int status, Answer answer) {
        assertEquals(status, answer.status(), answer.toString());
        assertEquals("FAIL", answer.json().path("code").asText());
        assertEquals(false, answer.json().path("message").asText().isEmpty());
    }
}
