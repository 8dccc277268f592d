package io.gatehouse.order.wechat;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.order.wechat.WechatCounterpart.Fault;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cars that leave first and pay later (支付分停车), and everything that can come between them and their payment. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class LeaveFirstTest extends LeaveFirstScene {

    @Test
    void a_car_that_comes_in_is_announced_and_leaves_on_the_promise() {
        enteredLongAgo(PLATE, "PROMISED");
        var parking = wechat.parking.parkingsOf(PLATE).stream()
                .filter(one -> one.getString("out_parking_no").equals(stay()))
                .findFirst()
                .orElseThrow();
        assertEquals("南山中心", parking.getString("parking_name"));
        assertEquals("BLUE", parking.getString("plate_color"));
        assertEquals(600, parking.getInteger("free_duration"));
        assertEquals("NORMAL", park.read("select service from parking_promise where tenant_id = $t"));

        var trade = leavesFirst(PLATE);

        var asked = wechat.parking.charge(trade);
        assertEquals(1_000, asked.getJsonObject("amount").getInteger("total"));
        assertEquals(
                parking.getString("id"), asked.getJsonObject("parking_info").getString("parking_id"));
        assertEquals(park.exit().robot(), asked.getJsonObject("parking_info").getString("device_id"));
        int seconds = asked.getJsonObject("parking_info").getInteger("charging_duration");
        assertTrue(seconds >= 5_400 && seconds < 5_500, seconds + " s");
        assertEquals("PAYMENT", park.read("select kind from opening where tenant_id = $t and direction = 'EXIT'"));
        assertEquals("OPEN", order());
        tell("TRANSACTION.SUCCESS", becomes(trade, "SUCCESS"));
        awaitOrder("PAID");
        assertEquals(1_000, held("CHANNEL"));
        assertEquals(1, wechat.calls("parking-charge", trade));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PAUSE", "OUT_SERVICE"})
    void a_plate_without_the_service_is_not_announced_and_pays_on_site(String service) {
        wechat.parking.services.put(PLATE, service);
        enteredLongAgo(PLATE, "NONE");
        assertEquals(service, park.read("select service from parking_promise where tenant_id = $t"));
        assertNull(wechat.parking.parking(stay()));

        paysByQr(arrivesAtExit(PLATE, "FEE_DUE"));

        awaitOrder("PAID");
        assertNull(charge());
    }

    @Test
    void a_car_that_is_blocked_pays_on_site() {
        wechat.parking.blocked.put(PLATE, "OVERDUE");
        enteredLongAgo(PLATE, "BLOCKED");
        assertEquals("overdue", park.read("select reason from parking_promise where tenant_id = $t"));
        assertFalse(arrivesAtExit(PLATE, "FEE_DUE").open());
        assertNull(charge());
    }

    @Test
    void a_car_that_was_blocked_and_is_not_any_more_leaves_first() {
        wechat.parking.blocked.put(PLATE, "OVERDUE");
        enteredLongAgo(PLATE, "BLOCKED");
        tell("VEHICLE.ENTRANCE_STATE_CHANGE", change("NORMAL", "2026-07-01T10:00:00+08:00"));
        awaitPromise("PROMISED");
        becomes(leavesFirst(PLATE), "SUCCESS");
        awaitOrder("PAID");
    }

    @Test
    void a_promise_that_is_taken_back_during_the_stay_is_not_charged() {
        enteredLongAgo(PLATE, "PROMISED");
        var withdrawn = mail("VEHICLE.ENTRANCE_STATE_CHANGE", change("BLOCKED", "2026-07-01T10:00:05+08:00"));
        assertEquals(401, withdrawn.ofAnotherTime(-600).sent().status());
        awaitPromise("PROMISED");
        assertEquals(204, withdrawn.sent().status());
        assertEquals(204, withdrawn.sent().status());
        tell("VEHICLE.ENTRANCE_STATE_CHANGE", change("NORMAL", "2026-07-01T10:00:01+08:00"));
        awaitPromise("WITHDRAWN");

        paysByQr(arrivesAtExit(PLATE, "FEE_DUE"));

        awaitOrder("PAID");
        assertNull(charge());
    }

    @Test
    void a_charge_that_is_refused_is_paid_on_site() {
        enteredLongAgo(PLATE, "PROMISED");
        wechat.next("parking-charge", Fault.error(403, "RULE_LIMIT"));

        paysByQr(arrivesAtExit(PLATE, "FEE_DUE"));

        awaitOrder("PAID");
        assertEquals("rule-limit", payment("DEFERRED", "reason"));
        assertEquals(1, wechat.calls("parking-charge", charge()));
    }

    @Test
    void an_acceptance_that_comes_too_late_is_paid_on_site_and_what_it_takes_goes_back() {
        enteredLongAgo(PLATE, "PROMISED");
        wechat.next("parking-charge", Fault.late());

        var visit = arrivesAtExit(PLATE, "FEE_DUE");
        paysByQr(visit);
        leaves(visit);
        var late = becomes(charge(), "SUCCESS");
        tell("TRANSACTION.SUCCESS", late);

        await().atMost(SOON).until(() -> wechat.books.kept(shop.mchid()), equalTo(1_000L));
        assertEquals("REVERSED", payment("DEFERRED", "state"));
        assertEquals("PAID", order());
        assertEquals("1", park.read("select count(*) from orders where tenant_id = $t"));
    }

    /** Nobody tells of it either: it is asked about until it is known. */
    @Test
    void what_a_late_acceptance_takes_is_found_by_asking() {
        enteredLongAgo(PLATE, "PROMISED");
        wechat.next("parking-charge", Fault.late());
        paysByQr(arrivesAtExit(PLATE, "FEE_DUE"));
        await().atMost(SOON).until(() -> wechat.books.trade(charge()) != null);
        becomes(charge(), "SUCCESS");
        await().atMost(SOON).until(() -> payment("DEFERRED", "state"), equalTo("REVERSED"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_charge_whose_answer_is_lost_is_repeated_in_the_same_words(boolean done) {
        enteredLongAgo(PLATE, "PROMISED");
        wechat.next("parking-charge", done ? Fault.errorAfter(500, "SYSTEM_ERROR") : Fault.error(500, "SYSTEM_ERROR"));

        var trade = leavesFirst(PLATE);

        assertEquals(2, wechat.calls("parking-charge", trade));
        becomes(trade, "SUCCESS");
        awaitOrder("PAID");
        assertEquals("1", park.read("select count(*) from payment where tenant_id = $t"));
    }

    @Test
    void a_deduction_that_fails_is_arrears_until_it_is_paid_back() {
        enteredLongAgo(PLATE, "PROMISED");
        var trade = leavesFirst(PLATE);
        tell("TRANSACTION.FAIL", becomes(trade, "PAY_FAIL"));
        awaitOrder("ARREARS");
        assertEquals("账户余额不足", payment("DEFERRED", "reason"));
        assertEquals(0, held("CHANNEL"));

        tell("TRANSACTION.PAY_BACK", becomes(trade, "SUCCESS"));

        awaitOrder("PAID");
        assertEquals(1_000, held("CHANNEL"));
    }

    @Test
    void what_is_told_twice_out_of_order_and_at_once_is_paid_once() {
        enteredLongAgo(PLATE, "PROMISED");
        var trade = leavesFirst(PLATE);
        var failed = wechat.parking.shown(becomes(trade, "PAY_FAIL"));
        var paid = wechat.parking.shown(becomes(trade, "SUCCESS"));
        var letters = Stream.of("PAY_BACK", "SUCCESS", "PAY_BACK", "SUCCESS")
                .map(type -> CompletableFuture.supplyAsync(
                        () -> mail("TRANSACTION." + type, paid).sent().status()))
                .toList();
        letters.forEach(letter -> assertEquals(204, letter.join()));
        tell("TRANSACTION.FAIL", failed);

        awaitOrder("PAID");
        assertEquals("1", park.read("select count(distinct movement_id) from ledger_entry where tenant_id = $t"));
        assertEquals("1", park.read("select count(*) from event where tenant_id = $t and type = 'order.paid'"));
    }

    @Test
    void a_result_of_another_sum_or_of_a_strangers_order_changes_nothing() {
        enteredLongAgo(PLATE, "PROMISED");
        var trade = leavesFirst(PLATE);
        var told = wechat.parking.shown(becomes(trade, "SUCCESS"));
        var wrong = told.copy();
        wrong.getJsonObject("amount").put("total", 1);
        assertEquals(400, mail("TRANSACTION.SUCCESS", wrong).sent().status());
        assertEquals(
                400,
                mail("TRANSACTION.SUCCESS", told.copy().put("out_trade_no", "0123"))
                        .sent()
                        .status());
        assertEquals(
                400,
                mail("TRANSACTION.SUCCESS", told.copy().put("sp_mchid", "1900000000"))
                        .sent()
                        .status());
        tell("TRANSACTION.SUCCESS", told);
        awaitOrder("PAID");
    }

    @Test
    void a_result_that_nobody_tells_is_asked_for() {
        enteredLongAgo(PLATE, "PROMISED");
        becomes(leavesFirst(PLATE), "PAY_FAIL");
        awaitOrder("ARREARS");
        becomes(charge(), "SUCCESS");
        // once more, should an attempt get no answer
        await().atMost(SOON)
                .pollInterval(Duration.ofSeconds(2))
                .until(
                        () -> {
                            SettableClock.advance(Duration.ofMinutes(11));
                            return order();
                        },
                        equalTo("PAID"));
    }

    @Test
    void the_promise_follows_the_plate_that_is_corrected() {
        enteredLongAgo("粤B1Z345", "PROMISED");
        correct(PLATE);
        await().atMost(SOON)
                .until(
                        () -> park.read("select plate || ' ' || state from parking_promise where tenant_id = $t"),
                        equalTo(PLATE + " PROMISED"));
        assertNotEquals(
                wechat.parking.parking(stay()).getString("id"),
                park.read("select parking_id from parking_promise where tenant_id = $t"));

        var trade = leavesFirst(PLATE);

        assertEquals(
                wechat.parking.parking(stay() + "_1").getString("id"),
                wechat.parking.charge(trade).getJsonObject("parking_info").getString("parking_id"));
        becomes(trade, "SUCCESS");
        awaitOrder("PAID");
    }

    @Test
    void a_promise_for_another_plate_is_dropped_with_it() {
        enteredLongAgo("粤B1Z345", "PROMISED");
        var before = change("NORMAL", "2026-07-01T10:00:00+08:00");
        wechat.parking.services.put(PLATE, "OUT_SERVICE");
        correct(PLATE);
        awaitPromise("NONE");
        tell("VEHICLE.ENTRANCE_STATE_CHANGE", before);
        assertFalse(arrivesAtExit(PLATE, "FEE_DUE").open());
        assertNull(charge());
    }

    @Test
    void an_entry_that_could_not_be_announced_is_announced_later() {
        wechat.next("parking-entry", Fault.error(500, "SYSTEM_ERROR"));
        wechat.next("parking-entry", Fault.errorAfter(500, "SYSTEM_ERROR"));
        entered(PLATE);
        await().atMost(SOON).until(() -> wechat.parking.parking(stay()) != null);
        awaitPromise("ASKED");
        SettableClock.advance(Duration.ofMinutes(1));
        awaitPromise("PROMISED");
        assertEquals(3, wechat.calls("parking-entry", stay()));
    }

    @Test
    void a_car_on_its_card_is_nobodys_business() {
        park.card(PLATE).issued();
        entered(PLATE);
        assertEquals("0", park.read("select count(*) from parking_promise where tenant_id = $t"));
    }

    @Test
    void a_car_that_is_gone_is_not_announced_any_more() {
        wechat.parking.services.put(PLATE, "?");
        for (int i = 0; i < 2; i++) {
            wechat.next("parking-entry", Fault.error(500, "SYSTEM_ERROR"));
        }
        entered(PLATE);
        awaitPromise("ASKED");
        var visit = arrivesAtExit(PLATE, "PAID_LEAVES");
        leaves(visit);
        SettableClock.advance(Duration.ofMinutes(1));
        awaitPromise("NONE");
        assertEquals("stay-over", park.read("select reason from parking_promise where tenant_id = $t"));
    }

    private void correct(String plate) {
        var id = park.read("select id from stay where tenant_id = $t");
        park.tenant()
                .as("OPERATOR")
                .body(Map.of("plate", plate, "reason", "misread"))
                .post("/v1/stays/" + id + "/correction")
                .then()
                .statusCode(200);
    }

    /** Our name for it at WeChat. */
    private String stay() {
        return park.read("select replace(id::text, '-', '') from stay where tenant_id = $t");
    }
}
