package io.gatehouse.order;

import static io.gatehouse.order.Till.now;
import static io.gatehouse.order.Till.success;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.gatehouse.order.channel.Behaviour;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Problem;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.OrderFixtures;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class LatePaymentTest {

    @Inject
    Till till;

    @Inject
    SettlementService settlements;

    @Inject
    OrderService orders;

    @Inject
    Database database;

    private OrderFixtures at;
    private UUID stay;

    @BeforeEach
    void a_stay() {
        at = OrderFixtures.made();
        stay = at.stay("粤B12345");
    }

    @Test
    void the_same_fee_keeps_its_order_and_its_attempt() {
        var order = till.owes(at, stay, 500);
        till.start(at, order, Behaviour.NEVER);
        assertEquals(order, till.owes(at, stay, 500));
        assertEquals(PaymentState.CREATED, till.attempts(at, order).get(0).state());
    }

    @Test
    void a_changed_fee_is_a_new_order_and_the_old_attempt_is_closed_at_its_channel() {
        var old = till.owes(at, stay, 500);
        till.start(at, old, Behaviour.NEVER);

        var changed = till.owes(at, stay, 800);

        assertNotEquals(old, changed);
        assertEquals(OrderState.CANCELLED, till.order(at, old).state());
        assertEquals("fee-changed", till.order(at, old).closedReason());
        await().until(() -> till.attempts(at, old).get(0).closedAt(), not(equalTo(null)));
        assertEquals("CLOSED", at.read("select state from sandbox_trade where tenant_id = $t"));
    }

    @Test
    void what_is_paid_on_the_old_order_all_the_same_is_credited_and_given_back() {
        var old = till.owes(at, stay, 500);
        till.start(at, old, Behaviour.SUCCEED);
        sandboxHasPaid(old);

        till.owes(at, stay, 800);

        await().until(() -> till.attempts(at, old).get(0).state(), equalTo(PaymentState.REVERSED));
        await().until(() -> at.read("select state from refund where tenant_id = $t"), equalTo("SUCCEEDED"));
        assertEquals(OrderState.CANCELLED, till.order(at, old).state());
        assertEquals(List.of(), till.paid(old));
        assertEquals("0", at.read("select count(*) from ledger_entry where tenant_id = $t and account = 'REVENUE'"));
        assertEquals("4", at.read("select count(*) from ledger_entry where tenant_id = $t"));
        assertEquals("0", at.read("select sum(amount) from ledger_entry where tenant_id = $t and account = 'CHANNEL'"));
        assertEquals(
                "payment.credited,payment.returned",
                at.read("select string_agg(type, ',' order by seq) from event where tenant_id = $t"
                        + " and type in ('payment.credited', 'payment.returned', 'order.paid')"));
    }

    @Test
    void a_late_success_told_many_times_at_once_is_credited_once() {
        var order = till.owes(at, stay, 500);
        var payment = till.start(at, order, Behaviour.NEVER);
        till.cancel(at, stay);

        now(Uni.join()
                .all(IntStream.range(0, 10)
                        .mapToObj(i -> settlements.settle(payment.tradeNo(), success(payment)))
                        .toList())
                .andFailFast());

        assertEquals("1", at.read("select count(*) from refund where tenant_id = $t"));
        assertEquals("1", at.read("select count(*) from event where tenant_id = $t and type = 'payment.credited'"));
    }

    @Test
    void a_payment_between_the_quote_and_the_order_is_noticed() {
        var order = till.owes(at, stay, 500);
        var payment = till.start(at, order, Behaviour.NEVER);
        now(settlements.settle(payment.tradeNo(), success(payment)));

        var draft = till.draft(at, stay, 500).counted(null, null, 0L);
        var problem = assertThrows(
                Problem.class, () -> now(database.inTenant(at.tenantId(), tx -> orders.openFor(tx, draft))));
        assertEquals("fee-stale", problem.code());
        long paid = now(database.inTenant(at.tenantId(), tx -> orders.paidFor(tx, stay)));
        assertEquals(500L, paid);
    }

    @Test
    void simultaneous_callers_open_one_order() {
        var drafts = IntStream.range(0, 8)
                .mapToObj(i -> database.inTenant(at.tenantId(), tx -> orders.openFor(tx, till.draft(at, stay, 500))))
                .toList();
        assertEquals(
                1, now(Uni.join().all(drafts).andFailFast()).stream().distinct().count());
    }

    @Test
    void who_is_let_out_without_paying_owes_it_and_can_pay_it() {
        var order = till.owes(at, stay, 500);
        var payment = till.start(at, order, Behaviour.NEVER);

        assertEquals(order, till.leavesOwing(at, stay, 500));
        assertEquals(order, till.leavesOwing(at, stay, 500));
        assertEquals(OrderState.ARREARS, till.order(at, order).state());

        now(settlements.settle(payment.tradeNo(), success(payment)));
        assertEquals(OrderState.PAID, till.order(at, order).state());
    }

    @Test
    void another_sum_than_the_open_order_is_an_order_of_its_own_in_arrears() {
        var order = till.owes(at, stay, 500);
        var arrears = till.leavesOwing(at, stay, 900);
        assertEquals(OrderState.CANCELLED, till.order(at, order).state());
        assertEquals(OrderKind.ARREARS, till.order(at, arrears).kind());
        assertEquals(OrderState.ARREARS, till.order(at, arrears).state());
    }

    /** In the sandbox's own books, before it could tell. */
    private void sandboxHasPaid(UUID order) {
        var trade = till.attempts(at, order).get(0).tradeNo();
        io.gatehouse.support.TestTenant.sql(
                "update sandbox_trade set state = 'SUCCEEDED', told = 1 where trade_no = '" + trade + "'");
    }
}
