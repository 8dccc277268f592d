package io.gatehouse.benefit;

import static io.gatehouse.benefit.Offers.amount;
import static io.gatehouse.benefit.Offers.free;
import static io.gatehouse.benefit.Offers.id;
import static io.gatehouse.benefit.Offers.worth;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Coupons and validations, from their issue to the exit. The park takes 500 for each begun hour. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class BenefitsTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String PLATE = "粤B12345";

    private final TestRobots robots = new TestRobots();

    @AfterEach
    void disconnect() {
        robots.close();
    }

    @Test
    void a_merchant_validates_and_the_exit_is_free() {
        var park = TestPark.made();
        var offers = new Offers(park);
        var stay = park.parked(PLATE, Duration.ofMinutes(90));
        var merchant = offers.merchantWith(offers.merchant(worth("MINUTES", 120)));
        var validation =
                id(offers.validate(merchant, Map.of("plate", "粤b·12345")).statusCode(201));
        var robot = robots.at(park.exit());

        var visit = arrive(robot);

        visit.awaitOpen(SOON);
        assertEquals("PAID_LEAVES", visit.shown().situation());
        assertEquals("RESERVED", offers.state(validation));
        robot.depart(visit, Departure.THROUGH);
        await().atMost(SOON).until(() -> offers.state(validation), equalTo("BURNT"));
        await().atMost(SOON).until(() -> "ENDED".equals(park.read("select state from stay where id = '" + stay + "'")));
        assertEquals("0", park.read("select count(*) from orders where park_id = $p"));
        assertEquals("1", park.read("select count(*) from event where tenant_id = $t and type = 'benefit.burnt'"));
    }

    @Test
    void a_car_that_waits_at_the_exit_owes_less_as_soon_as_its_merchant_validates() {
        var park = TestPark.made();
        var offers = new Offers(park);
        var stay = park.parked(PLATE, Duration.ofMinutes(90));
        var merchant = offers.merchantWith(offers.merchant(amount(400)));
        var robot = robots.at(park.exit());
        var visit = arrive(robot);
        visit.await(seen -> "FEE_DUE".equals(seen.shown().situation()), SOON);
        owes(park, visit, 1000);

        var validation = id(offers.validate(merchant, Map.of("stayId", stay)).statusCode(201));

        await().atMost(SOON).untilAsserted(() -> owes(park, visit, 600));
        pay(park, visit);
        visit.awaitOpen(SOON);
        await().atMost(SOON).until(() -> offers.state(validation), equalTo("BURNT"));
        assertEquals("600", park.read("select amount from orders where stay_id = '" + stay + "' and state = 'PAID'"));
        assertEquals(
                "fee-changed",
                park.read("select closed_reason from orders where stay_id = '" + stay + "' and state = 'CANCELLED'"));
        robot.depart(visit, Departure.THROUGH);
        await().atMost(SOON).until(() -> "ENDED".equals(park.read("select state from stay where id = '" + stay + "'")));
    }

    @Test
    void what_a_stay_owes_is_quoted_with_its_benefits_and_ordered_with_them() {
        var park = TestPark.made();
        var offers = new Offers(park);
        var stay = park.parked(PLATE, Duration.ofMinutes(90));
        var coupon = offers.coupon(PLATE, worth("PERCENT", 30));

        quote(park, stay)
                .body("total", equalTo(1000))
                .body("owed", equalTo(700))
                .body("benefits.id", contains(coupon.toString()))
                .body("benefits.deducted", contains(300));
        var order = order(park, stay, 700);
        offers.isState(coupon, "RESERVED");
        payOrder(park, order);
        offers.isState(coupon, "BURNT");
        // paid by coupon and money, the exit is open for the grace
        quote(park, stay).body("owed", equalTo(0));
        assertZero(park);
    }

    @Test
    void a_coupon_of_an_order_that_is_cancelled_or_wholly_refunded_can_be_used_again() {
        var park = TestPark.made();
        var offers = new Offers(park);
        var stay = park.parked(PLATE, Duration.ofMinutes(90));
        var coupon = offers.coupon(PLATE, amount(300));
        var order = order(park, stay, 700);
        // the fee changes: the next order counts on it
        var second = offers.coupon(PLATE, amount(200));
        var next = order(park, stay, 500);
        assertEquals("CANCELLED", park.read("select state from orders where id = '" + order + "'"));
        assertEquals(next.toString(), park.read("select order_id from benefit where id = '" + coupon + "'"));
        payOrder(park, next);

        refund(park, next, 200);
        offers.isState(coupon, "BURNT");
        refund(park, next, 300);

        await().atMost(SOON).until(() -> offers.state(coupon), equalTo("ISSUED"));
        assertEquals("ISSUED", offers.state(second));
        assertEquals("2", park.read("select count(*) from event where tenant_id = $t and type = 'benefit.returned'"));
        assertZero(park);
    }

    @Test
    void one_coupon_at_two_exits_at_once_is_used_once() {
        var one = TestPark.made();
        var other = TestPark.planned().of(one.tenant()).built();
        var offers = new Offers(one);
        one.parked(PLATE, Duration.ofMinutes(90));
        other.parked(PLATE, Duration.ofMinutes(90));
        var coupon = offers.coupon(PLATE, free());
        var robots = List.of(this.robots.at(one.exit()), this.robots.at(other.exit()));

        var visits = robots.stream().map(robot -> CompletableFuture.supplyAsync(() -> arrive(robot))).toList().stream()
                .map(CompletableFuture::join)
                .toList();

        await().atMost(SOON)
                .until(
                        () -> visits.stream()
                                .map(visit -> visit.shown() == null
                                        ? ""
                                        : String.valueOf(visit.shown().situation()))
                                .sorted()
                                .toList(),
                        equalTo(List.of("FEE_DUE", "PAID_LEAVES")));
        await().atMost(SOON).until(() -> visits.stream().filter(Visit::open).count(), equalTo(1L));
        assertEquals("RESERVED", offers.state(coupon));
        assertEquals("1", one.read("select count(*) from opening where tenant_id = $t"));
    }

    @Test
    void orders_at_two_parks_at_once_use_a_coupon_once() {
        var one = TestPark.made();
        var other = TestPark.planned().of(one.tenant()).built();
        var offers = new Offers(one);
        for (int round = 0; round < 5; round++) {
            var plate = "粤B0000" + round;
            var stays = List.of(one.parked(plate, Duration.ofMinutes(90)), other.parked(plate, Duration.ofMinutes(90)));
            offers.coupon(plate, amount(300));
            var totals = stays.stream()
                    .map(stay -> CompletableFuture.supplyAsync(() -> (Integer) one.tenant()
                            .as("OPERATOR")
                            .post("/v1/stays/" + stay + "/orders")
                            .then()
                            .statusCode(201)
                            .extract()
                            .path("total.amount")))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .sorted()
                    .toList();
            assertEquals(List.of(700, 1000), totals);
        }
    }

    @Test
    void a_car_that_backs_out_takes_its_coupon_along() {
        var park = TestPark.made();
        var offers = new Offers(park);
        var stay = park.parked(PLATE, Duration.ofMinutes(90));
        var coupon = offers.coupon(PLATE, free());
        var robot = robots.at(park.exit());
        var visit = arrive(robot);
        visit.awaitOpen(SOON);
        robot.depart(visit, Departure.BACKED_OUT);
        await().atMost(SOON)
                .until(
                        () -> park.read("select count(*) from passage where park_id = $p and state = 'BACKED_OUT'"),
                        equalTo("1"));
        assertEquals("RESERVED", offers.state(coupon));
        var again = arrive(robot);
        again.awaitOpen(SOON);
        assertEquals("PAID_LEAVES", again.shown().situation());
        assertEquals(stay.toString(), park.read("select stay_id from benefit where id = '" + coupon + "'"));
    }

    @Test
    void an_unplated_car_uses_the_coupon_of_its_drivers_phone() {
        var park = TestPark.made();
        var offers = new Offers(park);
        var stay = park.parked(PLATE, Duration.ofMinutes(90));
        TestTenant.sql(
                "update stay set plate = null, driver = 'phone:13800138000', stay_class = 'UNPLATED' where id = '"
                        + stay + "'");
        var coupon = id(offers.issue(offers.made(offers.campaign(amount(300))), "phone", "+86 138 0013 8000")
                .statusCode(201)
                .body("driver", equalTo("phone:138…00")));
        quote(park, stay).body("owed", equalTo(700)).body("benefits.id", contains(coupon.toString()));
    }

    @Test
    void a_code_is_claimed_once_for_a_plate_that_waits() {
        var park = TestPark.made();
        var offers = new Offers(park);
        park.parked(PLATE, Duration.ofMinutes(90));
        var campaign = offers.made(offers.campaign(free()));
        var coupon = offers.issue(
                        campaign, "code", "HAPPY-" + park.id().toString().substring(24))
                .statusCode(201);
        var code = coupon.extract().<String>path("code");
        offers.issue(campaign, "code", code).statusCode(409).body("code", equalTo("already-exists"));
        var visit = arrive(robots.at(park.exit()));
        visit.await(seen -> "FEE_DUE".equals(seen.shown().situation()), SOON);
        assertFalse(visit.open());

        claim(park, code, PLATE).statusCode(200).body("plate", equalTo(PLATE));

        visit.awaitOpen(SOON);
        claim(park, code, "粤B99999").statusCode(409).body("code", equalTo("coupon-used"));
        claim(park, "NO-SUCH-CODE", PLATE).statusCode(404).body("code", equalTo("coupon-not-found"));
    }

    @Test
    void a_coupon_counts_where_and_while_it_is_valid() {
        var park = TestPark.made();
        var other = TestPark.planned().of(park.tenant()).built();
        var offers = new Offers(park);
        var stay = park.parked(PLATE, Duration.ofMinutes(90));
        var elsewhere =
                offers.campaign(amount(900)).put("parks", List.of(other.id().toString()));
        offers.issue(offers.made(elsewhere), "plate", PLATE).statusCode(201);
        var later = offers.campaign(amount(800)).put("validFrom", "2098-01-01T00:00:00Z");
        offers.issue(offers.made(later), "plate", PLATE).statusCode(201);
        quote(park, stay).body("owed", equalTo(1000)).body("benefits", empty());

        var here = offers.campaign(amount(100)).put("parks", List.of(park.id().toString()));
        var coupon = id(offers.issue(offers.made(here), "plate", PLATE).statusCode(201));
        quote(park, stay).body("owed", equalTo(900));
        park.tenant().as("OPERATOR").delete("/v1/coupons/" + coupon).then().statusCode(204);
        quote(park, stay).body("owed", equalTo(1000));
        park.tenant().as("OPERATOR").delete("/v1/coupons/" + coupon).then().statusCode(409);
    }

    @Test
    void no_more_coupons_are_issued_than_there_are() {
        var park = TestPark.made();
        var offers = new Offers(park);
        var campaign = offers.made(offers.campaign(free()).put("quantity", 3));
        var statuses = Stream.generate(() -> "x")
                .limit(6)
                .map(x -> CompletableFuture.supplyAsync(
                        () -> offers.issue(campaign, "plate", PLATE).extract().statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();
        assertEquals(List.of(201, 201, 201, 409, 409, 409), statuses);
        patch(park, "/v1/campaigns/" + campaign, "{\"quantity\": 4, \"suspended\": true}")
                .statusCode(200);
        offers.issue(campaign, "plate", PLATE).statusCode(409).body("code", equalTo("campaign-over"));
    }

    @Test
    void a_merchant_validates_a_stay_once_and_no_more_a_day_than_agreed() {
        var park = TestPark.made();
        var offers = new Offers(park);
        var stays = Stream.of("粤B00001", "粤B00002", "粤B00003")
                .map(plate -> park.parked(plate, Duration.ofMinutes(90)))
                .toList();
        var merchant = offers.merchantWith(offers.merchant(amount(300))
                .put("dailyBudget", new JsonObject(Map.of("amount", 700, "currency", "CNY"))));
        var first = offers.validate(merchant, Map.of("stayId", stays.get(0))).statusCode(201);
        code(offers.validate(merchant, Map.of("stayId", stays.get(0))), 409, "already-validated");
        offers.validate(merchant, Map.of("stayId", stays.get(1))).statusCode(201);
        code(offers.validate(merchant, Map.of("stayId", stays.get(2))), 409, "merchant-exhausted");

        park.tenant()
                .as("OPERATOR")
                .delete("/v1/merchants/" + merchant + "/validations/" + id(first))
                .then()
                .statusCode(204);
        offers.validate(merchant, Map.of("stayId", stays.get(2))).statusCode(201);

        code(offers.validate(merchant, Map.of("plate", "粤B77777")), 404, "stay-not-found");
        code(offers.validate(merchant, Map.of("stayId", Ids.next())), 404, "stay-not-found");
        code(offers.validate(Ids.next(), Map.of("plate", PLATE)), 404, "merchant-not-found");
        code(offers.validate(merchant, Map.of()), 400, "invalid-input");
        park.tenant()
                .as("AUDITOR")
                .get("/v1/merchants/" + merchant + "/validations?state=ISSUED")
                .then()
                .body("data", hasSize(2));
    }

    @Test
    void what_makes_no_sense_is_refused() {
        var offers = new Offers(TestPark.made());
        Stream.of(worth("PERCENT", 101), worth("AMOUNT", 500), worth("MINUTES", 0), amount(-1))
                .forEach(worth ->
                        offers.post("/v1/campaigns", offers.campaign(worth)).statusCode(400));
        code(
                offers.post("/v1/campaigns", offers.campaign(free()).put("validUntil", "2000-01-01T00:00:00Z")),
                400,
                "invalid-input");
        code(
                offers.post(
                        "/v1/campaigns",
                        offers.campaign(free()).put("parks", List.of(Ids.next().toString()))),
                404,
                "park-not-found");
        code(
                offers.post(
                        "/v1/merchants",
                        offers.merchant(free())
                                .put("dailyBudget", new JsonObject(Map.of("amount", 1, "currency", "CNY")))),
                400,
                "invalid-input");
    }

    @Test
    void the_database_allows_the_moves_of_the_states_and_no_others() {
        var park = TestPark.made();
        var offers = new Offers(park);
        var stay = park.parked(PLATE, Duration.ofMinutes(90));
        for (var from : VoucherState.values()) {
            for (var to : VoucherState.values()) {
                var coupon = offers.coupon(PLATE, free());
                path(from).forEach(state -> move(coupon, state, stay));
                if (from == to || from.mayBecome(to)) {
                    move(coupon, to, stay);
                } else {
                    assertThrows(IllegalStateException.class, () -> move(coupon, to, stay), from + " to " + to);
                }
            }
        }
    }

    private static List<VoucherState> path(VoucherState to) {
        return switch (to) {
            case ISSUED -> List.of();
            case RESERVED, REVOKED -> List.of(to);
            case BURNT -> List.of(VoucherState.RESERVED, VoucherState.BURNT);
        };
    }

    private static void move(UUID coupon, VoucherState to, UUID stay) {
        var used = to.isUsed() ? "'" + stay + "'" : "null";
        TestTenant.sql("update benefit set state = '%s', stay_id = %s, burnt_at = now() where id = '%s'"
                .formatted(to, used, coupon));
    }

    private static Visit arrive(Robot robot) {
        return robot.arrive(PlateReading.of(PLATE), Vehicle.CAR);
    }

    private static String checkout(Visit visit) {
        return visit.shown().link().orElseThrow().replaceFirst(".*/v1/", "/v1/");
    }

    private static void owes(TestPark park, Visit visit, int amount) {
        park.tenant().as("DRIVER_BACKEND").get(checkout(visit)).then().body("owed.amount", equalTo(amount));
    }

    private static void pay(TestPark park, Visit visit) {
        park.tenant()
                .as("DRIVER_BACKEND")
                .body("{\"channel\": \"sandbox\"}")
                .post(checkout(visit) + "/payments")
                .then()
                .statusCode(201);
    }

    private static ValidatableResponse quote(TestPark park, UUID stay) {
        return park.tenant()
                .as("DRIVER_BACKEND")
                .get("/v1/stays/" + stay + "/quote")
                .then()
                .statusCode(200);
    }

    private static UUID order(TestPark park, UUID stay, int total) {
        return id(park.tenant()
                .as("OPERATOR")
                .post("/v1/stays/" + stay + "/orders")
                .then()
                .statusCode(201)
                .body("total.amount", equalTo(total)));
    }

    private static void payOrder(TestPark park, UUID order) {
        park.tenant()
                .as("OPERATOR")
                .body("{\"channel\": \"sandbox\"}")
                .post("/v1/orders/" + order + "/payments")
                .then()
                .statusCode(201);
        await().atMost(SOON)
                .until(() -> "PAID".equals(park.read("select state from orders where id = '" + order + "'")));
    }

    private static void refund(TestPark park, UUID order, int amount) {
        var before = park.read("select refunded from orders where id = '" + order + "'");
        park.tenant()
                .as("OPERATOR")
                .body("{\"amount\": {\"amount\": %d, \"currency\": \"CNY\"}, \"reason\": \"goodwill\"}"
                        .formatted(amount))
                .post("/v1/orders/" + order + "/refunds")
                .then()
                .statusCode(201);
        var after = String.valueOf(Long.parseLong(before) + amount);
        await().atMost(SOON)
                .until(() -> park.read("select refunded from orders where id = '" + order + "'"), equalTo(after));
    }

    private static ValidatableResponse claim(TestPark park, String code, String plate) {
        return park.tenant()
                .as("DRIVER_BACKEND")
                .body("{\"code\": \"%s\", \"plate\": \"%s\"}".formatted(code, plate))
                .post("/v1/coupons/claims")
                .then();
    }

    private static ValidatableResponse patch(TestPark park, String path, String body) {
        return park.tenant().as("OPERATOR").body(body).patch(path).then();
    }

    private static void code(ValidatableResponse answer, int status, String code) {
        answer.statusCode(status).body("code", equalTo(code));
    }

    private static void assertZero(TestPark park) {
        assertEquals("0", park.read("select coalesce(sum(amount), 0) from ledger_entry where tenant_id = $t"));
        assertTrue(Arrays.asList("0", null)
                .contains(park.read("select sum(amount) from ledger_entry where tenant_id = $t group by movement_id"
                        + " having sum(amount) <> 0")));
    }
}
