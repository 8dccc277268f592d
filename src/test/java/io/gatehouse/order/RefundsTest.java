package io.gatehouse.order;

import static io.gatehouse.order.Till.now;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.access.Roles;
import io.gatehouse.order.channel.Behaviour;
import io.gatehouse.platform.Money;
import io.gatehouse.platform.Problem;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.OrderFixtures;
import io.gatehouse.support.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class RefundsTest {

    @Inject
    Till till;

    @Inject
    RefundService refunds;

    private OrderFixtures at;

    @BeforeEach
    void a_park() {
        at = OrderFixtures.made();
    }

    @Test
    void an_order_is_given_back_in_parts_until_nothing_is_left() {
        var order = paid(500, Behaviour.SUCCEED);

        refund(order, 200).statusCode(201).body("state", equalTo("PROCESSING"));
        await().until(() -> till.order(at, order).state(), equalTo(OrderState.PARTLY_REFUNDED));
        refund(order, 301).statusCode(409).body("code", equalTo("refund-exceeds-paid"));
        refund(order, 300).statusCode(201);

        await().until(() -> till.order(at, order).state(), equalTo(OrderState.REFUNDED));
        refund(order, 1).statusCode(409);
        assertEquals(
                "0",
                at.read("select max(s) from (select sum(amount) as s from ledger_entry where tenant_id = $t"
                        + " group by account) sums"));
        assertEquals("2", at.read("select count(*) from event where tenant_id = $t and type = 'order.refunded'"));
        at.tenant()
                .as(Roles.AUDITOR)
                .get("/v1/orders/" + order)
                .then()
                .statusCode(200)
                .body("refunded.amount", equalTo(500))
                .body("payments.size()", equalTo(1))
                .body("refunds.amount.amount", equalTo(java.util.List.of(200, 300)));
    }

    @Test
    void simultaneous_refunds_never_exceed_what_was_paid() {
        var order = paid(500, Behaviour.SUCCEED);
        var asked = IntStream.range(0, 8)
                .mapToObj(i -> refunds.request(at.tenantId(), order, new Money(200, "CNY"), "goodwill")
                        .replaceWith(true)
                        .onFailure(Problem.class)
                        .recoverWithItem(false))
                .toList();
        var granted = now(Uni.join().all(asked).andFailFast()).stream()
                .filter(Boolean::booleanValue)
                .count();
        assertEquals(2, granted);
        assertEquals("400", at.read("select sum(amount) from refund where tenant_id = $t"));
    }

    @Test
    void a_refund_that_the_channel_cannot_deliver_stays_reserved_and_moves_nothing() {
        var order = paid(500, Behaviour.REFUND_FAIL);
        refund(order, 500).statusCode(201);
        await().until(() -> at.read("select state from refund where tenant_id = $t"), equalTo("ABNORMAL"));
        assertEquals(OrderState.PAID, till.order(at, order).state());
        refund(order, 1).statusCode(409);
        assertEquals("2", at.read("select count(*) from ledger_entry where tenant_id = $t"));
    }

    @Test
    void what_cannot_be_refunded_is_refused() {
        var open = till.owes(at, 500);
        refund(open, 100).statusCode(409).body("code", equalTo("order-not-refundable"));
        var order = paid(500, Behaviour.SUCCEED);
        refund(order, 0).statusCode(400);
        refund(order, -5).statusCode(400);
        body(order, Map.of("amount", Map.of("amount", 5, "currency", "USD"), "reason", "x"))
                .statusCode(400);
        body(order, Map.of("amount", Map.of("amount", 5, "currency", "CNY"), "reason", "late-payment"))
                .statusCode(400);
        body(order, Map.of("amount", Map.of("amount", 5, "currency", "CNY"))).statusCode(400);
        at.tenant()
                .as(Roles.DRIVER_BACKEND)
                .body(Map.of())
                .post("/v1/orders/" + order + "/refunds")
                .then()
                .statusCode(403);
    }

    @Test
    void the_ledger_refuses_a_movement_that_does_not_sum_to_zero() {
        var entry =
                """
                insert into ledger_entry (id, tenant_id, movement_id, account, channel, amount, currency, order_id,
                  payment_id, at)
                values (gen_random_uuid(), '%1$s', '%1$s', 'CHANNEL', 'sandbox', %2$d, 'CNY', '%1$s', '%1$s', now())
                """;
        var refused =
                assertThrows(IllegalStateException.class, () -> TestTenant.sql(entry.formatted(at.tenantId(), 500)));
        assertTrue(refused.getCause().getMessage().contains("does not sum to zero"));
        assertEquals("0", at.read("select count(*) from ledger_entry where tenant_id = $t"));
    }

    @Test
    void the_ledger_is_cut_by_the_days_of_the_channels_bill() {
        paid(500, Behaviour.SUCCEED);
        TestTenant.sql("update ledger_entry set at = '2026-03-01T16:30:00Z' where tenant_id = '" + at.tenantId() + "'");
        ledger("day=2026-03-02").statusCode(200).body("data.amount.amount", hasItems(500, -500));
        ledger("day=2026-03-01").statusCode(200).body("data", hasSize(0));
        ledger("day=2026-03-01&timeZone=Europe/London&channel=sandbox").body("data", hasSize(2));
        ledger("channel=wechat").body("data", hasSize(0));
        ledger("day=yesterday").statusCode(400);
        ledger("day=2026-03-01&timeZone=Mars").statusCode(400).body("errors[0].field", equalTo("timeZone"));
        at.tenant().as(Roles.AGENT).get("/v1/ledger").then().statusCode(403);
    }

    private ValidatableResponse ledger(String query) {
        return at.tenant().as(Roles.AUDITOR).get("/v1/ledger?" + query).then();
    }

    private UUID paid(long amount, Behaviour behaviour) {
        var order = till.owes(at, at.stay("粤B" + (10000 + (int) (Math.random() * 89999))), amount);
        till.start(at, order, behaviour);
        await().until(() -> till.order(at, order).state(), equalTo(OrderState.PAID));
        return order;
    }

    private ValidatableResponse refund(UUID order, long amount) {
        return body(order, Map.of("amount", Map.of("amount", amount, "currency", "CNY"), "reason", "goodwill"));
    }

    private ValidatableResponse body(UUID order, Map<String, Object> body) {
        return at.tenant()
                .as(Roles.OPERATOR)
                .body(body)
                .post("/v1/orders/" + order + "/refunds")
                .then();
    }
}
