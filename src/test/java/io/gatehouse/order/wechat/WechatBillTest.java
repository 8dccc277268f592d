package io.gatehouse.order.wechat;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.order.wechat.WechatBooks.Booked;
import io.gatehouse.order.wechat.WechatCounterpart.Fault;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.SettableClock;
import io.gatehouse.support.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** WeChat Pay's daily bill against the ledger: what is paid today is billed tomorrow. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class WechatBillTest extends WechatScene {

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    private Booked paid(long amount) {
        stay = at.stay("粤B" + (10000 + amount));
        var order = owes(amount);
        String trade = payByCode(order, code("13")).statusCode(201).extract().path("tradeNo");
        awaitPaid(order);
        return wechat.books.trade(trade);
    }

    private ValidatableResponse fetch(LocalDate day) {
        return at.tenant()
                .as("OPERATOR")
                .post("/v1/wechat-accounts/" + shop.account() + "/bills/" + day)
                .then();
    }

    private ValidatableResponse billed(WechatBillText bill) {
        wechat.bill(shop.mchid(), today.toString(), bill.text());
        SettableClock.advance(Duration.ofDays(1));
        return fetch(today);
    }

    @Test
    void a_bill_that_says_what_the_ledger_says_has_no_differences() {
        var one = paid(500);
        var other = paid(700);
        var order = UUID.fromString(
                TestTenant.read("select order_id from payment where trade_no = '" + other.tradeNo + "'"));
        String refundNo = refund(order, 200).statusCode(201).extract().path("refundNo");

        billed(new WechatBillText().paid(one).paid(other).refunded(shop.mchid(), other.tradeNo, refundNo, 200))
                .statusCode(200)
                .body("state", equalTo("FETCHED"))
                .body("payments", equalTo(2))
                .body("paymentAmount.amount", equalTo(1200))
                .body("refundAmount.amount", equalTo(200))
                .body("differences", hasSize(0));
    }

    @Test
    void rows_that_are_missing_rows_too_many_and_other_sums_are_told_apart() {
        var missing = paid(500);
        var other = paid(700);
        var ledgers = paid(300);
        billed(new WechatBillText()
                        .paid(shop.mchid(), "4200001", "somebody-else-s", 900)
                        .paid(shop.mchid(), other.transactionId, other.tradeNo, 701)
                        .paid(ledgers)
                        .refunded(shop.mchid(), ledgers.tradeNo, "refund-of-nobody", 100))
                .statusCode(200)
                .body("differenceCount", equalTo(4))
                .body(
                        "differences.cause",
                        containsInAnyOrder("MISSING_THERE", "MISSING_HERE", "AMOUNT_DIFFERS", "REFUND_DIFFERS"))
                .body("differences.find { it.cause == 'MISSING_THERE' }.tradeNo", equalTo(missing.tradeNo))
                .body("differences.find { it.cause == 'MISSING_THERE' }.here.amount", equalTo(500))
                .body("differences.find { it.cause == 'MISSING_HERE' }.there.amount", equalTo(900))
                .body("differences.find { it.cause == 'MISSING_HERE' }.orderId", nullValue())
                .body("differences.find { it.cause == 'AMOUNT_DIFFERS' }.there.amount", equalTo(701))
                .body("differences.find { it.cause == 'REFUND_DIFFERS' }.refundNo", equalTo("refund-of-nobody"));
        at.tenant()
                .as("AUDITOR")
                .get("/v1/reconciliations?cause=MISSING_HERE&day=" + today + "&accountId=" + shop.account())
                .then()
                .statusCode(200)
                .body("data.differenceCount", contains(4));
        at.tenant()
                .as("AUDITOR")
                .get("/v1/reconciliations?cause=DAY_BOUNDARY")
                .then()
                .body("data", hasSize(0));
    }

    @Test
    void what_was_booked_on_the_other_side_of_midnight_is_found_when_the_next_bill_comes() {
        var late = paid(500);
        String id = billed(new WechatBillText())
                .body("differences.cause", contains("MISSING_THERE"))
                .extract()
                .path("id");
        wechat.bill(
                shop.mchid(),
                today.plusDays(1).toString(),
                new WechatBillText().paid(late).text());
        SettableClock.advance(Duration.ofDays(1));
        fetch(today.plusDays(1)).statusCode(200).body("differences.cause", contains("DAY_BOUNDARY"));
        at.tenant()
                .as("OPERATOR")
                .get("/v1/reconciliations/" + id)
                .then()
                .body("differences.cause", contains("DAY_BOUNDARY"));
    }

    @Test
    void a_bill_that_is_fetched_again_takes_its_own_place() {
        var one = paid(500);
        String id = billed(new WechatBillText())
                .body("differenceCount", equalTo(1))
                .extract()
                .path("id");
        wechat.bill(
                shop.mchid(), today.toString(), new WechatBillText().paid(one).text());
        fetch(today).body("id", equalTo(id)).body("differenceCount", equalTo(0)).body("payments", equalTo(1));
        fetch(today).body("id", equalTo(id)).body("differenceCount", equalTo(0)).body("payments", equalTo(1));
        assertEquals("1", at.read("select count(*) from bill_row where tenant_id = $t"));
    }

    @Test
    void what_the_bill_has_been_paid_for_and_we_gave_up_is_asked_about_and_given_back() {
        var order = owes(500);
        var trade = wechat.books.trade(shownQr(order));
        cancel();
        await().atMost(SOON).until(() -> trade.state, equalTo("CLOSED"));
        await().atMost(SOON)
                .until(() -> at.read("select closed_at is not null from payment where tenant_id = $t"), equalTo("t"));
        trade.state = "SUCCESS";

        billed(new WechatBillText().paid(trade)).statusCode(200);

        await().atMost(SOON).until(this::refunds, equalTo("SUCCEEDED"));
        assertEquals(0, wechat.books.kept(shop.mchid()));
    }

    @Test
    void a_day_without_trades_is_no_fault_and_a_bill_that_is_being_made_is_waited_for() {
        SettableClock.advance(Duration.ofDays(1));
        wechat.next("bill", Fault.error(400, "STATEMENT_CREATING"));
        fetch(today).statusCode(409).body("code", equalTo("bill-not-ready"));
        fetch(today).statusCode(200).body("payments", equalTo(0)).body("differences", hasSize(0));
        fetch(today.plusDays(1)).statusCode(409).body("code", equalTo("no-such-bill"));
    }

    @Test
    void a_bill_whose_content_was_changed_on_the_way_is_not_believed() {
        var one = paid(500);
        wechat.tamper(shop.mchid(), today.toString());
        billed(new WechatBillText().paid(one)).statusCode(503).body("code", equalTo("channel-unavailable"));
        assertEquals("0", at.read("select count(*) from bill_row where tenant_id = $t"));
    }

    @Test
    void yesterdays_bill_is_due_from_ten_in_the_morning_in_china_on_until_it_is_fetched() {
        var tomorrow = today.plusDays(1);
        assertEquals("0", due(tomorrow + " 09:59:59+08"));
        assertEquals("1", due(tomorrow + " 10:00:00+08"));
        SettableClock.advance(Duration.ofDays(1));
        fetch(today).statusCode(200);
        assertEquals("0", due(tomorrow + " 10:00:00+08"));
    }

    private String due(String moment) {
        return TestTenant.read("select count(*) from wechat_bills_due('" + moment + "', 100000) where account_id = '"
                + shop.account() + "'");
    }
}
