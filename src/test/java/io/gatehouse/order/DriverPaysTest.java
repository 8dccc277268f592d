package io.gatehouse.order;

import static io.gatehouse.order.Till.now;
import static io.gatehouse.order.Till.success;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.gatehouse.access.Roles;
import io.gatehouse.order.channel.Behaviour;
import io.gatehouse.platform.Problem;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.OrderFixtures;
import io.gatehouse.support.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class DriverPaysTest {

    @Inject
    Till till;

    @Inject
    SettlementService settlements;

    private OrderFixtures at;

    @BeforeEach
    void a_park() {
        at = OrderFixtures.made();
    }

    @Test
    void a_driver_scans_and_the_order_is_paid_once_and_told_once() {
        var order = till.owes(at, 500);

        pay(order, Map.of("channel", "sandbox"))
                .statusCode(201)
                .body("state", equalTo("CREATED"))
                .body("codeUrl", startsWith("sandbox://pay/"))
                .body("amount.amount", equalTo(500));

        untilState(order, OrderState.PAID);
        await().until(() -> till.paid(order).size(), equalTo(1));
        assertEquals("1", at.read("select count(distinct movement_id) from ledger_entry where tenant_id = $t"));
        assertEquals("1", at.read("select count(*) from event where tenant_id = $t and type = 'order.paid'"));
        at.tenant()
                .as(Roles.AUDITOR)
                .get("/v1/ledger/balance?channel=sandbox")
                .then()
                .statusCode(200)
                .body("sums.account", equalTo(java.util.List.of("CHANNEL", "REVENUE")))
                .body("sums.amount.amount", equalTo(java.util.List.of(500, -500)));
    }

    @Test
    void the_same_word_many_times_at_once_pays_once() {
        var order = till.owes(at, 500);
        var payment = till.start(at, order, Behaviour.NEVER);

        var words = IntStream.range(0, 12)
                .mapToObj(i -> settlements.settle(payment.tradeNo(), success(payment)))
                .toList();
        now(Uni.join().all(words).andFailFast());

        assertEquals(OrderState.PAID, till.order(at, order).state());
        assertEquals("2", at.read("select count(*) from ledger_entry where tenant_id = $t"));
        assertEquals("1", at.read("select count(*) from event where tenant_id = $t and type = 'order.paid'"));
        await().until(() -> till.paid(order).size(), equalTo(1));
    }

    @Test
    void a_live_attempt_is_answered_again_instead_of_a_second_one() {
        var order = till.owes(at, 500);
        var input = Map.of("channel", "sandbox", "behaviour", "NEVER");

        var first = pay(order, input).statusCode(201).extract().jsonPath().getString("id");
        pay(order, input).statusCode(200).body("id", equalTo(first));

        assertEquals(1, till.attempts(at, order).size());
    }

    @Test
    void simultaneous_starts_make_one_attempt() {
        var order = till.owes(at, 500);
        var ids = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> till.start(at, order, Behaviour.NEVER).id())
                .distinct()
                .toList();
        assertEquals(1, ids.size());
    }

    @Test
    void a_code_that_nobody_scanned_makes_way_for_the_drivers_payment_code() {
        var order = till.owes(at, 500);
        var qr = till.start(at, order, Behaviour.NEVER);

        pay(order, Map.of("channel", "sandbox", "method", "CODE", "paymentCode", code()))
                .statusCode(201);

        untilState(order, OrderState.PAID);
        var attempts = till.attempts(at, order);
        assertEquals(PaymentState.FAILED, attempts.get(0).state());
        assertEquals(PaymentState.SUCCEEDED, attempts.get(1).state());
        await().until(
                        () -> at.read("select state from sandbox_trade where trade_no = '" + qr.tradeNo() + "'"),
                        equalTo("CLOSED"));
    }

    @Test
    void a_payment_code_that_is_being_taken_is_not_disturbed() {
        var order = till.owes(at, 500);
        pay(order, Map.of("channel", "sandbox", "method", "CODE", "paymentCode", code(), "behaviour", "NEVER"))
                .statusCode(201);
        pay(order, Map.of("channel", "sandbox")).statusCode(409).body("code", equalTo("payment-in-progress"));
    }

    @Test
    void a_payment_code_is_used_once() {
        var code = code();
        var input = Map.of("channel", "sandbox", "method", "CODE", "paymentCode", code);
        pay(till.owes(at, 500), input).statusCode(201).body("state", equalTo("CREATED"));
        pay(till.owes(at, at.stay("粤B54321"), 700), input)
                .statusCode(201)
                .body("state", equalTo("FAILED"))
                .body("reason", equalTo("code-used"));
    }

    @Test
    void after_a_failure_the_driver_tries_again() {
        var order = till.owes(at, 500);
        till.start(at, order, Behaviour.FAIL);
        await().until(() -> till.failed(order).size(), equalTo(1));
        assertEquals(OrderState.OPEN, till.order(at, order).state());

        till.start(at, order, Behaviour.DUPLICATE);

        untilState(order, OrderState.PAID);
        assertEquals("1", at.read("select count(distinct movement_id) from ledger_entry where tenant_id = $t"));
        await().until(() -> till.paid(order).size(), equalTo(1));
    }

    @Test
    void a_channel_that_tells_nobody_is_asked() {
        var order = till.owes(at, 500);
        till.start(at, order, Behaviour.SILENT);
        untilState(order, OrderState.PAID);
    }

    @Test
    void a_channel_that_refuses_leaves_the_order_open() {
        var order = till.owes(at, 500);
        pay(order, Map.of("channel", "sandbox", "behaviour", "REFUSE"))
                .statusCode(201)
                .body("state", equalTo("FAILED"));
        assertEquals(OrderState.OPEN, till.order(at, order).state());
    }

    @Test
    void what_nobody_pays_is_closed_when_its_time_is_over() {
        var order = till.owes(at, 500);
        var payment = till.start(at, order, Behaviour.NEVER);
        TestTenant.sql("update payment set created_at = now() - interval '3 hours' where id = '" + payment.id() + "'");
        await().until(() -> till.attempts(at, order).get(0).state(), equalTo(PaymentState.FAILED));
        assertEquals(OrderState.OPEN, till.order(at, order).state());
    }

    /** Killed after the attempt was written down and before its channel was asked. */
    @Test
    void an_attempt_whose_code_was_never_fetched_is_over_when_no_answer_can_come_any_more() {
        var order = till.owes(at, 500);
        var payment = till.start(at, order, Behaviour.NEVER);
        TestTenant.sql("delete from sandbox_trade where trade_no = '" + payment.tradeNo() + "'");
        TestTenant.sql("update payment set code_url = null, created_at = now() - interval '31 seconds' where id = '"
                + payment.id() + "'");

        await().until(() -> till.attempts(at, order).get(0).closedAt(), not(equalTo(null)));

        assertEquals(PaymentState.FAILED, till.attempts(at, order).get(0).state());
        await().until(() -> till.failed(order).size(), equalTo(1));
        pay(order, Map.of("channel", "sandbox")).statusCode(201).body("codeUrl", startsWith("sandbox://pay/"));
        untilState(order, OrderState.PAID);
    }

    @Test
    void an_order_that_is_paid_is_not_paid_again() {
        var order = till.owes(at, 500);
        var payment = till.start(at, order, Behaviour.NEVER);
        now(settlements.settle(payment.tradeNo(), success(payment)));
        pay(order, Map.of("channel", "sandbox")).statusCode(409).body("code", equalTo("order-not-payable"));
    }

    @Test
    void a_park_without_an_account_uses_the_installations_channel() {
        var order = till.owes(at, 500);
        pay(order, Map.of()).statusCode(201).body("channel", equalTo("sandbox"));
        pay(till.owes(at, at.stay("粤B77777"), 700), Map.of("channel", "wechat"))
                .statusCode(409)
                .body("code", equalTo("no-payment-account"));
    }

    @Test
    void bad_input_is_refused_with_its_field() {
        var order = till.owes(at, 500);
        pay(order, Map.of("channel", "no-such")).statusCode(400).body("errors[0].field", equalTo("channel"));
        pay(order, Map.of("channel", "")).statusCode(400);
        pay(order, Map.of("channel", "sandbox", "method", "CASH")).statusCode(400);
        pay(order, Map.of("channel", "sandbox", "method", "CODE")).statusCode(400);
        pay(order, Map.of("channel", "sandbox", "method", "CODE", "paymentCode", "991234567890123456"))
                .statusCode(400);
        pay(order, Map.of("channel", "sandbox", "method", "DEFERRED")).statusCode(400);
    }

    @Test
    void another_tenants_order_does_not_exist() {
        var order = till.owes(at, 500);
        var other = OrderFixtures.made();
        other.tenant()
                .as(Roles.OPERATOR)
                .get("/v1/orders/" + order)
                .then()
                .statusCode(404)
                .body("code", equalTo("order-not-found"));
        other.tenant()
                .as(Roles.DRIVER_BACKEND)
                .body(Map.of("channel", "sandbox"))
                .post("/v1/orders/" + order + "/payments")
                .then()
                .statusCode(404);
        assertThrows(Problem.class, () -> till.order(other, order));
    }

    @Test
    void orders_are_found_by_what_they_are_for() {
        var stay = at.stay("粤B12345");
        var order = till.owes(at, stay, 500);
        at.tenant()
                .as(Roles.AGENT)
                .get("/v1/orders?state=OPEN&kind=TEMPORARY&plate=粤b·12345&stayId=" + stay)
                .then()
                .statusCode(200)
                .body("data.id", equalTo(java.util.List.of(order.toString())));
        at.tenant()
                .as(Roles.AGENT)
                .get("/v1/orders?state=PAID")
                .then()
                .statusCode(200)
                .body("data", hasSize(0));
        at.tenant().as(Roles.AGENT).get("/v1/orders?plate= ").then().statusCode(400);
        at.tenant().as(Roles.MAINTENANCE).get("/v1/orders").then().statusCode(403);
    }

    private io.restassured.response.ValidatableResponse pay(UUID order, Map<String, ?> input) {
        return at.tenant()
                .as(Roles.DRIVER_BACKEND)
                .body(input)
                .post("/v1/orders/" + order + "/payments")
                .then();
    }

    private void untilState(UUID order, OrderState state) {
        await().until(() -> till.order(at, order).state(), equalTo(state));
    }

    private static String code() {
        return "13" + ThreadLocalRandom.current().nextLong(1_000_000_000_000_000L, 9_999_999_999_999_999L);
    }
}
