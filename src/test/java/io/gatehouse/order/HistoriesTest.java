package io.gatehouse.order;

import static io.gatehouse.order.Till.now;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.gatehouse.order.PaymentService.Start;
import io.gatehouse.order.channel.Behaviour;
import io.gatehouse.order.channel.ChannelResult;
import io.gatehouse.order.channel.PaymentMethod;
import io.gatehouse.order.channel.Route;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Money;
import io.gatehouse.platform.Problem;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.OrderFixtures;
import io.gatehouse.support.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever drivers, desks, channels and sweeps do at once: what the ledger says lies at the channel is what the channel's
 * own books say, and nobody has paid anything twice.
 */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class HistoriesTest {

    private static final int HISTORIES = 24;
    private static final int MOMENTS = 10;
    private static final int AT_ONCE = 4;

    @Inject
    Till till;

    @Inject
    Database database;

    @Inject
    OrderService orders;

    @Inject
    PaymentService payments;

    @Inject
    SettlementService settlements;

    @Inject
    DeferralService deferral;

    @Inject
    RefundService refunds;

    private OrderFixtures at;

    @BeforeEach
    void a_park() {
        at = OrderFixtures.made();
        TestTenant.sql("insert into sandbox_contract values ('%s', '粤B12345', 'NEVER')".formatted(at.tenantId()));
    }

    @Test
    void no_history_loses_or_doubles_money() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        IntStream.range(0, HISTORIES).forEach(history -> live(random, at.stay("粤B" + (10_000 + history))));
        untilSettled();

        var said = "seed " + seed;
        assertEquals(bookedAtTheChannel(), read("account = 'CHANNEL'"), said);
        assertEquals("0", read("account = 'DRIVER_CREDIT'"), said);
        assertEquals(
                "0",
                count("select order_id from payment where tenant_id = $t and state = 'SUCCEEDED'"
                        + " group by order_id having count(*) > 1"),
                said);
        assertEquals(
                "0",
                count("select subject from event where tenant_id = $t and type = 'order.paid'"
                        + " group by subject having count(*) > 1"),
                said);
        assertEquals(
                "0",
                count("select 1 from orders o where tenant_id = $t"
                        + " and (state in ('PAID', 'PARTLY_REFUNDED', 'REFUNDED')) <> exists (select from payment p"
                        + "   where p.order_id = o.id and p.state = 'SUCCEEDED')"),
                said);
        assertEquals(
                "0",
                count("select 1 from orders o where tenant_id = $t and refunded <>"
                        + " (select coalesce(sum(r.amount), 0) from refund r where r.order_id = o.id"
                        + "   and r.state = 'SUCCEEDED' and r.reason <> 'late-payment')"),
                said);
        assertEquals(
                at.read("select coalesce(sum(amount - refunded), 0) from orders where tenant_id = $t"
                        + " and state in ('PAID', 'PARTLY_REFUNDED', 'REFUNDED')"),
                read("account = 'CHANNEL'"),
                said);
        assertNotEquals("0", count("select 1 from payment where tenant_id = $t and state = 'SUCCEEDED'"), said);
        assertNotEquals("0", count("select 1 from payment where tenant_id = $t and state = 'REVERSED'"), said);
    }

    private void live(Random random, UUID stay) {
        for (int moment = 0; moment < MOMENTS; moment++) {
            var atOnce = IntStream.range(0, AT_ONCE)
                    .mapToObj(i -> something(random, stay)
                            .replaceWithVoid()
                            .onFailure(Problem.class)
                            .recoverWithNull())
                    .toList();
            now(Uni.join().all(atOnce).andFailFast());
        }
    }

    private Uni<?> something(Random random, UUID stay) {
        var order = any(random, "select id from orders where stay_id = '" + stay + "'");
        var trade = any(
                random,
                "select trade_no from payment p join orders o on o.id = p.order_id" + " where stay_id = '" + stay
                        + "'");
        int what = random.nextInt(12);
        if (what < 2 || order == null) {
            var draft = till.draft(at, stay, random.nextBoolean() ? 500 : 800);
            return database.inTenant(at.tenantId(), tx -> orders.openFor(tx, draft));
        }
        var id = UUID.fromString(order);
        return switch (what) {
            case 2, 3, 4 ->
                payments.start(at.tenantId(), id, new Start("sandbox", PaymentMethod.QR, null, Behaviour.NEVER));
            case 5, 6, 7 -> trade == null ? nothing() : pay(trade);
            case 8 -> trade == null ? nothing() : settlements.settle(trade, ChannelResult.failed("no-money"));
            case 9 ->
                database.inTenant(
                        at.tenantId(),
                        tx -> random.nextBoolean()
                                ? orders.cancelOpen(tx, stay, "left-free")
                                : orders.becomeArrears(tx, till.draft(at, stay, 500))
                                        .replaceWithVoid());
            case 10 -> refunds.request(at.tenantId(), id, new Money(100 + random.nextInt(500), "CNY"), "goodwill");
            default -> deferral.defer(at.tenantId(), id, new Contract(new Route("sandbox", null), "粤B12345"));
        };
    }

    /** The driver pays, unless the channel has closed the trade; then it tells. */
    private Uni<?> pay(String trade) {
        TestTenant.sql("update sandbox_trade set state = 'SUCCEEDED', told = 1 where state in ('WAITING', 'ACCEPTED')"
                + " and trade_no = '" + trade + "'");
        var amount = TestTenant.read(
                "select amount from sandbox_trade where state = 'SUCCEEDED' and trade_no = '" + trade + "'");
        return amount == null
                ? nothing()
                : settlements.settle(trade, ChannelResult.succeeded("sandbox-" + trade, Long.parseLong(amount), "CNY"));
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }

    private String any(Random random, String query) {
        var all = at.read("select string_agg(one::text, ',' order by one) from (" + query + ") found (one)");
        if (all == null) {
            return null;
        }
        var each = all.split(",");
        return each[random.nextInt(each.length)];
    }

    /** Nothing is on its way any more: the sweeps have closed, asked and given back what they had to. */
    private void untilSettled() {
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> count(
                                "select 1 from payment p join sandbox_trade t using (trade_no) where p.tenant_id = $t"
                                        + " and (p.state in ('CREATED', 'ACCEPTED') and t.state = 'SUCCEEDED'"
                                        + "   or p.state = 'FAILED' and p.closed_at is null)"),
                        equalTo("0"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> count("select 1 from refund where tenant_id = $t and state = 'PROCESSING'"), equalTo("0"));
    }

    private String bookedAtTheChannel() {
        return at.read("select (select coalesce(sum(amount), 0) from sandbox_trade where tenant_id = $t"
                + " and state = 'SUCCEEDED') - (select coalesce(sum(amount), 0) from sandbox_refund"
                + " where tenant_id = $t and state = 'SUCCEEDED')");
    }

    private String read(String which) {
        return at.read("select coalesce(sum(amount), 0) from ledger_entry where tenant_id = $t and " + which);
    }

    private String count(String query) {
        return at.read("select count(*) from (" + query + ") found");
    }
}
