package io.gatehouse.order;

import static io.gatehouse.order.Till.now;
import static io.gatehouse.order.Till.success;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.access.Roles;
import io.gatehouse.order.channel.Behaviour;
import io.gatehouse.order.channel.Route;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.OrderFixtures;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class DeferralTest {

    @Inject
    Till till;

    @Inject
    DeferralService deferral;

    @Inject
    SettlementService settlements;

    private OrderFixtures at;
    private UUID order;

    @BeforeEach
    void an_order() {
        at = OrderFixtures.made();
        order = till.owes(at, 500);
    }

    @Test
    void a_contract_is_known_until_it_ends() {
        assertFalse(now(deferral.hasContract(at.tenantId(), at.park(), "粤B12345")));
        contract(Behaviour.SUCCEED);
        assertTrue(now(deferral.hasContract(at.tenantId(), at.park(), "粤B12345")));
        assertFalse(now(deferral.hasContract(OrderFixtures.made().tenantId(), null, "粤B12345")));
        at.tenant()
                .as(Roles.INTEGRATOR)
                .delete("/v1/sandbox/contracts/粤b·12345")
                .then()
                .statusCode(204);
        assertFalse(now(deferral.hasContract(at.tenantId(), at.park(), "粤B12345")));
    }

    @Test
    void an_accepted_charge_is_paid_afterwards() {
        contract(Behaviour.SUCCEED);
        assertEquals(PaymentState.ACCEPTED, defer());
        assertEquals(PaymentState.ACCEPTED, defer());
        untilState(OrderState.PAID);
        assertEquals(1, till.attempts(at, order).size());
    }

    @Test
    void an_accepted_charge_that_fails_is_arrears_and_told() {
        contract(Behaviour.FAIL);
        assertEquals(PaymentState.ACCEPTED, defer());
        untilState(OrderState.ARREARS);
        await().until(() -> till.failed(order).stream().anyMatch(PaymentFailed::arrears));
        assertEquals("1", at.read("select count(*) from event where tenant_id = $t and type = 'order.arrears'"));
    }

    @Test
    void a_driver_who_settles_a_failed_charge_with_the_channel_has_paid() {
        contract(Behaviour.FAIL);
        defer();
        untilState(OrderState.ARREARS);

        now(settlements.settle(attempt().tradeNo(), success(attempt())));

        assertEquals(OrderState.PAID, till.order(at, order).state());
        assertEquals("0", at.read("select count(*) from refund where tenant_id = $t"));
    }

    @Test
    void a_refused_charge_leaves_the_order_to_be_paid_on_site() {
        assertEquals(PaymentState.FAILED, defer());
        contract(Behaviour.REFUSE);
        assertEquals(PaymentState.FAILED, defer());
        assertEquals(OrderState.OPEN, till.order(at, order).state());
        till.start(at, order, Behaviour.SUCCEED);
        untilState(OrderState.PAID);
    }

    @Test
    void an_acceptance_that_comes_too_late_is_closed_and_takes_no_money() {
        contract(Behaviour.SLOW);
        assertEquals(PaymentState.FAILED, defer());
        assertEquals("timed-out", attempt().reason());
        await().until(() -> attempt().closedAt(), not(equalTo(null)));
        assertEquals("CLOSED", at.read("select state from sandbox_trade where tenant_id = $t"));
        assertEquals(OrderState.OPEN, till.order(at, order).state());
    }

    @Test
    void what_was_taken_on_a_late_acceptance_goes_back() {
        contract(Behaviour.NEVER);
        assertEquals(PaymentState.FAILED, defer());
        now(settlements.settle(attempt().tradeNo(), success(attempt())));
        assertEquals(PaymentState.REVERSED, attempt().state());
        assertEquals(OrderState.OPEN, till.order(at, order).state());
        assertEquals("late-payment", at.read("select reason from refund where tenant_id = $t"));
    }

    private PaymentState defer() {
        return now(deferral.defer(at.tenantId(), order, new Contract(new Route("sandbox", null), "粤B12345")));
    }

    private Payment attempt() {
        return till.attempts(at, order).get(0);
    }

    private void contract(Behaviour behaviour) {
        at.tenant()
                .as(Roles.OPERATOR)
                .body(Map.of("behaviour", behaviour))
                .put("/v1/sandbox/contracts/粤B12345")
                .then()
                .statusCode(200);
    }

    private void untilState(OrderState state) {
        await().until(() -> till.order(at, order).state(), equalTo(state));
    }
}
