package io.gatehouse.order.arrears;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.order.SettlementService;
import io.gatehouse.order.SettlementService.Settled;
import io.gatehouse.order.channel.ChannelResult;
import io.gatehouse.platform.Ids;
import io.gatehouse.simulator.Departure;
import io.gatehouse.simulator.PlateReading;
import io.gatehouse.simulator.Robot;
import io.gatehouse.simulator.Vehicle;
import io.gatehouse.simulator.Visit;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestPark;
import io.gatehouse.support.TestRobots;
import io.gatehouse.support.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a plate left unpaid at one park follows it to the others. A stay of 90 minutes costs 1000. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class ArrearsTest {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String PLATE = "粤B12345";

    @Inject
    SettlementService settlements;

    @Inject
    ReminderService reminders;

    private final TestRobots robots = new TestRobots();
    private TestPark park;

    @BeforeEach
    void a_park() {
        park = TestPark.made();
    }

    @AfterEach
    void disconnect() {
        robots.close();
    }

    @Test
    void a_gate_opened_for_nothing_leaves_arrears_that_hold_the_car_at_the_next_parks_entry_until_all_is_paid() {
        var first = leftUnpaid(500);
        var second = leftUnpaid(700);
        var other = TestPark.planned().of(park.tenant()).rule("arrears", "HOLD").built();

        var visit = arrive(robots.at(other.entry()));

        visit.await(seen -> "ARREARS_AT_ENTRY".equals(seen.shown().situation()), SOON);
        assertFalse(visit.open());
        look(checkout(visit)).body("purpose", equalTo("ARREARS")).body("owed.amount", equalTo(1200));
        pay(checkout(visit), "{\"channel\": \"sandbox\", \"all\": true}").statusCode(201);
        visit.awaitOpen(SOON);
        assertEquals("PAID", state(first));
        assertEquals("PAID", state(second));
        assertEquals("1", read("select count(*) from payment where tenant_id = $t"));
        assertEquals("1", read("select count(distinct movement_id) from ledger_entry where tenant_id = $t"));
        assertEquals("2", read("select count(*) from event where tenant_id = $t and type = 'order.paid'"));
        assertEquals("1", read("select count(*) from event where tenant_id = $t and type = 'arrears.paid'"));
        owed().body("owed", empty()).body("orders", empty());
        assertLedgerIsZero();
    }

    @Test
    void an_exit_collects_arrears_with_its_fee_in_one_payment() {
        var debt = leftUnpaid(700);
        var other = collecting();
        var stay = other.parked(PLATE, Duration.ofMinutes(90));
        var robot = robots.at(other.exit());

        var visit = arrive(robot);

        visit.await(seen -> "FEE_DUE".equals(seen.shown().situation()), SOON);
        look(checkout(visit)).body("purpose", equalTo("FEE")).body("owed.amount", equalTo(1700));
        pay(checkout(visit), "{\"channel\": \"sandbox\"}").statusCode(201);
        visit.awaitOpen(SOON);
        assertEquals("PAID_LEAVES", visit.shown().situation());
        assertEquals("PAID", state(debt));
        assertEquals("1000", read("select amount from orders where stay_id = '" + stay + "' and state = 'PAID'"));
        assertEquals("1", read("select count(*) from payment where tenant_id = $t and state = 'SUCCEEDED'"));
        robot.depart(visit, Departure.THROUGH);
        await().atMost(SOON).until(() -> "ENDED".equals(read("select state from stay where id = '" + stay + "'")));
        assertEquals("0", read("select count(*) from orders where tenant_id = $t and state in ('OPEN', 'ARREARS')"));
        assertLedgerIsZero();
    }

    @Test
    void an_exit_that_only_reminds_asks_for_its_own_fee() {
        var debt = leftUnpaid(700);
        var other = TestPark.planned().of(park.tenant()).built();
        other.parked(PLATE, Duration.ofMinutes(90));
        var visit = arrive(robots.at(other.exit()));
        visit.await(seen -> "FEE_DUE".equals(seen.shown().situation()), SOON);
        look(checkout(visit)).body("owed.amount", equalTo(1000)).body("arrears", hasSize(1));
        pay(checkout(visit), "{\"channel\": \"sandbox\"}").statusCode(201);
        visit.awaitOpen(SOON);
        assertEquals("ARREARS", state(debt));
    }

    @Test
    void nobody_is_held_at_an_exit_for_arrears_alone() {
        leftUnpaid(700);
        var other = collecting();
        other.parked(PLATE, Duration.ofMinutes(5));
        var visit = arrive(robots.at(other.exit()));
        visit.awaitOpen(SOON);
        assertEquals("PAID_LEAVES", visit.shown().situation());
    }

    @Test
    void arrears_paid_at_two_exits_at_once_are_paid_once_and_both_cars_leave() {
        var debt = leftUnpaid(700);
        var one = collecting();
        var other = collecting();
        Stream.of(one, other).forEach(each -> each.parked(PLATE, Duration.ofMinutes(90)));
        var visits = List.of(arrive(robots.at(one.exit())), arrive(robots.at(other.exit())));
        visits.forEach(
                visit -> visit.await(seen -> "FEE_DUE".equals(seen.shown().situation()), SOON));
        visits.forEach(visit -> look(checkout(visit)).body("owed.amount", equalTo(1700)));
        var payments = visits.stream()
                .map(visit -> pay(checkout(visit), "{\"channel\": \"sandbox\", \"behaviour\": \"NEVER\"}")
                        .statusCode(201)
                        .extract()
                        .<String>path("id"))
                .toList();

        var settled = payments.stream().map(this::succeeds).toList();
        Uni.join().all(settled).andFailFast().await().atMost(SOON);

        visits.forEach(visit -> visit.awaitOpen(SOON));
        assertEquals("PAID", state(debt));
        await().atMost(SOON)
                .until(
                        () -> read("select string_agg(amount || ' ' || state, ',') from refund where tenant_id = $t"),
                        equalTo("700 SUCCEEDED"));
        assertEquals(
                "2700",
                read("select sum(amount - refunded) from orders where tenant_id = $t and parts is null"
                        + " and state = 'PAID'"));
        assertEquals("2700", read("select sum(amount) from ledger_entry where tenant_id = $t and account = 'CHANNEL'"));
        assertLedgerIsZero();
    }

    @Test
    void arrears_paid_elsewhere_are_not_asked_for_at_the_exit_any_more() {
        leftUnpaid(700);
        var other = collecting();
        other.parked(PLATE, Duration.ofMinutes(90));
        var visit = arrive(robots.at(other.exit()));
        visit.await(seen -> "FEE_DUE".equals(seen.shown().situation()), SOON);
        payments("{\"channel\": \"sandbox\"}").statusCode(201);
        await().atMost(SOON).untilAsserted(() -> look(checkout(visit)).body("owed.amount", equalTo(1000)));
    }

    @Test
    void a_part_pays_the_oldest_first_and_splits_the_order_in_which_it_ends() {
        var first = leftUnpaid(500);
        var second = leftUnpaid(700);

        payments("{\"channel\": \"sandbox\", \"amount\": {\"amount\": 600, \"currency\": \"CNY\"}}")
                .statusCode(201)
                .body("amount.amount", equalTo(600));

        await().atMost(SOON).until(() -> state(first), equalTo("PAID"));
        assertEquals("CANCELLED", state(second));
        assertEquals("split", read("select closed_reason from orders where id = '" + second + "'"));
        owed().body("owed.amount", contains(600)).body("orders.total.amount", contains(600));
        payments("{\"channel\": \"sandbox\", \"amount\": {\"amount\": 601, \"currency\": \"CNY\"}}")
                .statusCode(409)
                .body("code", equalTo("exceeds-arrears"));
        payments("{\"channel\": \"sandbox\"}").statusCode(201);
        await().atMost(SOON).untilAsserted(() -> owed().body("owed", empty()));
        payments("{\"channel\": \"sandbox\"}").statusCode(409).body("code", equalTo("nothing-owed"));
        assertEquals("1200", read("select sum(amount) from ledger_entry where tenant_id = $t and account = 'CHANNEL'"));
        assertLedgerIsZero();
    }

    @Test
    void one_of_several_orders_that_were_paid_together_is_refunded_alone() {
        var first = leftUnpaid(500);
        leftUnpaid(700);
        var collection =
                payments("{\"channel\": \"sandbox\"}").statusCode(201).extract().<String>path("orderId");
        await().atMost(SOON).until(() -> state(first), equalTo("PAID"));
        refund(UUID.fromString(collection), 100).statusCode(409).body("code", equalTo("order-not-refundable"));
        refund(first, 501).statusCode(409);

        refund(first, 500).statusCode(201);

        await().atMost(SOON).until(() -> state(first), equalTo("REFUNDED"));
        assertEquals("700", read("select sum(amount) from ledger_entry where tenant_id = $t and account = 'CHANNEL'"));
        assertLedgerIsZero();
    }

    @Test
    void what_is_written_off_is_owed_no_more_and_paid_back() {
        var debt = leftUnpaid(500);
        var payment = payments("{\"channel\": \"sandbox\", \"behaviour\": \"NEVER\"}")
                .statusCode(201)
                .extract()
                .<String>path("id");
        var path = "/v1/arrears/" + PLATE + "/write-offs";
        park.tenant()
                .as("DRIVER_BACKEND")
                .body("{\"reason\": \"x\"}")
                .post(path)
                .then()
                .statusCode(403);
        park.tenant().as("OPERATOR").body("{}").post(path).then().statusCode(400);

        park.tenant()
                .as("OPERATOR")
                .body("{\"reason\": \"an ambulance\"}")
                .post(path)
                .then()
                .statusCode(201)
                .body("data.amount.amount", contains(500));

        assertEquals("CANCELLED", state(debt));
        owed().body("owed", empty());
        assertEquals("1", read("select count(*) from event where tenant_id = $t and type = 'arrears.written-off'"));
        park.tenant().as("AUDITOR").get(path).then().body("data.reason", contains("an ambulance"));
        succeeds(payment).await().atMost(SOON);
        await().atMost(SOON).until(() -> read("select state from refund where tenant_id = $t"), equalTo("SUCCEEDED"));
        park.tenant()
                .as("OPERATOR")
                .body("{\"reason\": \"again\"}")
                .post(path)
                .then()
                .statusCode(409);
        assertLedgerIsZero();
    }

    @Test
    void a_plate_is_reminded_at_each_step_once_with_a_link_to_pay() {
        leftUnpaid(500);
        var debt = leftUnpaid(700);
        TestTenant.sql("update orders set arrears_since = now() - interval '4 days' where id = '" + debt + "'");

        Uni.join()
                .all(reminders.remindAll(), reminders.remindAll())
                .andFailFast()
                .await()
                .atMost(SOON);

        await().atMost(SOON).until(() -> read(reminded("count(*)")), equalTo("1"));
        assertEquals("2", read(reminded("max(data ->> 'step')")));
        assertEquals("1200", read(reminded("max(data -> 'owed' ->> 'amount')")));
        reminders.remindAll().await().atMost(SOON);
        assertEquals("1", read(reminded("count(*)")));
        var link = read(reminded("max(data ->> 'link')")).replaceFirst(".*/v1/", "/v1/");
        look(link).body("purpose", equalTo("ARREARS")).body("owed.amount", equalTo(1200));
        pay(link, "{\"channel\": \"sandbox\", \"all\": true}").statusCode(201);
        await().atMost(SOON).untilAsserted(() -> owed().body("owed", empty()));
        TestTenant.sql("update orders set arrears_since = now() - interval '8 days' where id = '" + debt + "'");
        reminders.remindAll().await().atMost(SOON);
        assertEquals("1", read(reminded("count(*)")));
    }

    @Test
    void who_owes_what_is_listed_across_parks() {
        leftUnpaid(500);
        leftUnpaid(700);
        var other = TestPark.planned().of(park.tenant()).built();
        leftUnpaid(other, "粤B54321", 300);
        var all = debts("").body("data", hasSize(2));
        assertEquals(List.of("粤B54321", PLATE), all.extract().path("data.plate"));
        assertEquals(List.of(300, 1200), all.extract().path("data.owed.amount"));
        debts("?parkId=" + other.id()).body("data.plate", contains("粤B54321"));
        var page = debts("?limit=1");
        assertEquals(List.of("粤B54321"), page.extract().path("data.plate"));
        debts("?limit=1&after=" + JsonPath.from(page.extract().asString()).getString("next"))
                .body("data.plate", contains(PLATE))
                .body("next", equalTo(null));
        assertTrue(
                TestTenant.made().as("OPERATOR").get("/v1/arrears").path("data").equals(List.of()));
    }

    private TestPark collecting() {
        return TestPark.planned()
                .of(park.tenant())
                .rule("arrearsAtExit", "COLLECT")
                .built();
    }

    private UUID leftUnpaid(int amount) {
        return leftUnpaid(park, PLATE, amount);
    }

    /** A stay that ended although something was owed; only the past can make one, so it is written by hand. */
    private static UUID leftUnpaid(TestPark where, String plate, int amount) {
        var stay = where.parked(plate, Duration.ofHours(2));
        var order = Ids.next();
        TestTenant.sql(
                """
                update stay set state = 'ENDED', left_at = now() where id = '%1$s';
                update occupancy set inside = inside - 1 where park_id = '%2$s';
                insert into orders (id, tenant_id, park_id, kind, state, amount, currency, plate, stay_id, created_at)
                  values ('%3$s', '%4$s', '%2$s', 'ARREARS', 'ARREARS', %5$d, 'CNY', '%6$s', '%1$s', now())
                """
                        .formatted(stay, where.id(), order, where.tenant().id(), amount, plate));
        return order;
    }

    private static Visit arrive(Robot robot) {
        return robot.arrive(PlateReading.of(PLATE), Vehicle.CAR);
    }

    private static String checkout(Visit visit) {
        return visit.shown().link().orElseThrow().replaceFirst(".*/v1/", "/v1/");
    }

    private ValidatableResponse look(String checkout) {
        return park.tenant().as("DRIVER_BACKEND").get(checkout).then().statusCode(200);
    }

    private ValidatableResponse pay(String checkout, String how) {
        return park.tenant()
                .as("DRIVER_BACKEND")
                .body(how)
                .post(checkout + "/payments")
                .then();
    }

    private ValidatableResponse payments(String how) {
        return park.tenant()
                .as("DRIVER_BACKEND")
                .body(how)
                .post("/v1/arrears/" + PLATE + "/payments")
                .then();
    }

    private ValidatableResponse owed() {
        return park.tenant().as("AGENT").get("/v1/arrears/粤b·12345").then().statusCode(200);
    }

    private ValidatableResponse debts(String query) {
        return park.tenant().as("AUDITOR").get("/v1/arrears" + query).then().statusCode(200);
    }

    private ValidatableResponse refund(UUID order, int amount) {
        return park.tenant()
                .as("OPERATOR")
                .body("{\"amount\": {\"amount\": %d, \"currency\": \"CNY\"}, \"reason\": \"goodwill\"}"
                        .formatted(amount))
                .post("/v1/orders/" + order + "/refunds")
                .then();
    }

    /** The channel says so, although nobody scanned. */
    private Uni<Settled> succeeds(String payment) {
        var trade = read("select trade_no from payment where id = '" + payment + "'");
        var amount = Long.parseLong(read("select amount from payment where id = '" + payment + "'"));
        TestTenant.sql("update sandbox_trade set state = 'SUCCEEDED', told = 1 where trade_no = '" + trade + "'");
        return settlements.settle(trade, ChannelResult.succeeded("ref-" + trade, amount, "CNY"));
    }

    private static String reminded(String what) {
        return "select " + what + " from event where tenant_id = $t and type = 'arrears.reminder'";
    }

    private String state(UUID order) {
        return read("select state from orders where id = '" + order + "'");
    }

    private String read(String query) {
        return park.read(query);
    }

    private void assertLedgerIsZero() {
        assertEquals("0", read("select coalesce(sum(amount), 0) from ledger_entry where tenant_id = $t"));
    }
}
