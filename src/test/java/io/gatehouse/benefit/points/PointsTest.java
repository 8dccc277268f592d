package io.gatehouse.benefit.points;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.gatehouse.simulator.Departure;
import io.gatehouse.simulator.PlateReading;
import io.gatehouse.simulator.Robot;
import io.gatehouse.simulator.Vehicle;
import io.gatehouse.simulator.Visit;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.SettableClock;
import io.gatehouse.support.TestPark;
import io.gatehouse.support.TestRobots;
import io.gatehouse.support.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A mall's points at the exit, with all that can go wrong on the way. The stay costs 1000, the points are worth 300. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class PointsTest {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String PLATE = "粤B12345";

    @Inject
    PointsService service;

    @Inject
    PointsPursuit pursuit;

    private final TestRobots robots = new TestRobots();
    private final Mall mall = new Mall().worth(300);
    private TestPark park;

    @AfterEach
    void close() {
        SettableClock.reset();
        robots.close();
        mall.close();
    }

    /** How a mall fails. */
    enum Trouble {
        SLOW,
        DOWN,
        BROKEN,
        RUBBISH;

        ResponseDefinitionBuilder answer() {
            return switch (this) {
                case SLOW -> okJson(Mall.amount(300)).withFixedDelay(3_000);
                case DOWN -> aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER);
                case BROKEN -> aResponse().withStatus(500);
                case RUBBISH -> aResponse().withStatus(200).withBody("no json");
            };
        }
    }

    @Test
    void points_lower_the_fee_and_are_confirmed_when_it_is_paid() {
        var robot = robotAtExitOf(parkWith(mall));
        var visit = arrive(robot);
        visit.await(seen -> "FEE_DUE".equals(seen.shown().situation()), SOON);
        owes(visit, 700);

        pay(visit);

        visit.awaitOpen(SOON);
        awaitHold("CONFIRMED");
        var reservation = mall.reservations().get(0);
        assertEquals("Bearer " + Mall.SECRET, reservation.getHeader("Authorization"));
        assertEquals(PLATE, json(reservation).getString("plate"));
        assertEquals(1000, json(reservation).getJsonObject("owed").getInteger("amount"));
        assertEquals(1, mall.confirmations().size());
        assertEquals(
                300, json(mall.confirmations().get(0)).getJsonObject("amount").getInteger("amount"));
        assertTrue(
                mall.confirmations().get(0).getUrl().contains(read("select id from points_hold where tenant_id = $t")));
        assertLedgerIsZero();
    }

    @Test
    void points_that_cover_everything_let_the_car_out_and_are_used_when_it_is_through() {
        mall.worth(5_000);
        var robot = robotAtExitOf(parkWith(mall));
        var visit = arrive(robot);
        visit.awaitOpen(SOON);
        assertEquals("PAID_LEAVES", visit.shown().situation());
        assertEquals("HELD", read("select state from points_hold where tenant_id = $t"));
        robot.depart(visit, Departure.THROUGH);
        awaitHold("CONFIRMED");
        assertEquals(
                1_000, json(mall.confirmations().get(0)).getJsonObject("amount").getInteger("amount"));
        assertEquals("0", read("select count(*) from orders where tenant_id = $t"));
    }

    @Test
    void who_is_no_member_pays_it_all() {
        mall.reservesOnceLike(aResponse().withStatus(404));
        var visit = arrive(robotAtExitOf(parkWith(mall)));
        visit.await(seen -> "FEE_DUE".equals(seen.shown().situation()), SOON);
        owes(visit, 1000);
        assertEquals("NOTHING", read("select state from points_hold where tenant_id = $t"));
    }

    @ParameterizedTest
    @EnumSource
    void a_mall_in_trouble_makes_nobody_wait_and_the_driver_is_credited_later_once(Trouble trouble) {
        mall.reservesOnceLike(trouble.answer());
        var robot = robotAtExitOf(parkWith(mall));
        var visit = arrive(robot);
        visit.await(seen -> "FEE_DUE".equals(seen.shown().situation()), Duration.ofSeconds(3));
        owes(visit, 1000);
        payAtOnce(visit);
        visit.awaitOpen(SOON);
        robot.depart(visit, Departure.THROUGH);

        awaitHold("CONFIRMED");

        assertEquals("300", read("select amount from refund where tenant_id = $t and reason = 'points-late'"));
        await().atMost(SOON)
                .until(
                        () -> read("select refunded from orders where tenant_id = $t and state <> 'CANCELLED'"),
                        equalTo("300"));
        assertEquals("1", read("select count(*) from refund where tenant_id = $t"));
        assertEquals(
                1,
                mall.reservations().stream()
                        .map(LoggedRequest::getUrl)
                        .distinct()
                        .count());
        assertEquals("1", read("select count(*) from event where tenant_id = $t and type = 'points.credited'"));
        assertEquals("0", read("select count(*) from benefit where tenant_id = $t"));
        assertLedgerIsZero();
    }

    @Test
    void what_a_mall_says_late_helps_a_driver_who_still_waits() {
        mall.reservesOnceLike(Trouble.BROKEN.answer());
        var visit = arrive(robotAtExitOf(parkWith(mall)));
        visit.await(seen -> "FEE_DUE".equals(seen.shown().situation()), SOON);
        await().atMost(SOON).untilAsserted(() -> owes(visit, 700));
        pay(visit);
        visit.awaitOpen(SOON);
        awaitHold("CONFIRMED");
        assertEquals("0", read("select count(*) from refund where tenant_id = $t"));
        assertLedgerIsZero();
    }

    @Test
    void an_answer_that_comes_often_counts_once() {
        parkWith(mall);
        var stay = park.parked("粤B54321", Duration.ofMinutes(90));
        TestTenant.sql(
                """
                insert into points_hold (id, tenant_id, account_id, park_id, stay_id, plate, asked, currency, state, until,
                    next_at, created_at)
                  select gen_random_uuid(), tenant_id, id, park_id, '%s', '粤B54321', 1000, 'CNY', 'ASKED',
                    now() + interval '30 minutes', now() + interval '10 seconds', now()
                  from points_account where tenant_id = '%s'"""
                        .formatted(stay, park.tenant().id()));
        var hold = UUID.fromString(read("select id from points_hold where tenant_id = $t"));

        var asked = IntStream.range(0, 6)
                .mapToObj(i -> service.ask(park.tenant().id(), hold))
                .toList();
        Uni.join().all(asked).andFailFast().await().atMost(SOON);

        assertEquals("HELD", read("select state from points_hold where tenant_id = $t"));
        assertEquals("1", read("select count(*) from benefit where tenant_id = $t"));
        assertEquals(
                1,
                mall.reservations().stream()
                        .map(LoggedRequest::getUrl)
                        .distinct()
                        .count());
        orderFor(stay, 700);
    }

    @Test
    void late_answers_at_the_same_moment_credit_once() {
        mall.reservesOnceLike(Trouble.BROKEN.answer());
        parkWith(mall);
        var stay = park.parked("粤B54321", Duration.ofMinutes(90));
        var order = orderFor(stay, 1000);
        payOrder(order);
        for (int round = 0; round < 10; round++) {
            TestTenant.sql("update points_hold set next_at = now() - interval '1 second' where stay_id = '" + stay
                    + "' and state = 'LATE'");
            var sweeps =
                    IntStream.range(0, 4).mapToObj(i -> pursuit.pursueDue()).toList();
            Uni.join().all(sweeps).andFailFast().await().atMost(SOON);
        }
        awaitHold("CONFIRMED");
        assertEquals("1", read("select count(*) from refund where tenant_id = $t"));
        assertLedgerIsZero();
    }

    @Test
    void a_confirmation_that_is_lost_is_repeated_until_it_is_heard() {
        mall.confirmsOnceLike(aResponse().withFault(Fault.EMPTY_RESPONSE));
        var visit = arrive(robotAtExitOf(parkWith(mall)));
        visit.await(seen -> "FEE_DUE".equals(seen.shown().situation()), SOON);
        pay(visit);
        visit.awaitOpen(SOON);
        awaitHold("CONFIRMED");
        assertEquals(2, mall.confirmations().size());
        assertEquals(
                1,
                mall.confirmations().stream()
                        .map(LoggedRequest::getUrl)
                        .distinct()
                        .count());
        assertLedgerIsZero();
    }

    @Test
    void a_mall_that_will_not_confirm_is_told_of_and_the_driver_keeps_what_he_was_promised() {
        mall.confirmsOnceLike(aResponse().withStatus(410));
        var visit = arrive(robotAtExitOf(parkWith(mall)));
        visit.await(seen -> "FEE_DUE".equals(seen.shown().situation()), SOON);
        pay(visit);
        visit.awaitOpen(SOON);
        awaitHold("REFUSED");
        assertEquals("1", read("select count(*) from event where tenant_id = $t and type = 'points.refused'"));
    }

    @Test
    void when_their_time_is_over_the_order_that_counts_on_them_is_cancelled_and_the_release_repeated() {
        mall.releasesOnceLike(Trouble.BROKEN.answer());
        parkWith(mall);
        var stay = park.parked("粤B54321", Duration.ofMinutes(90));
        var order = orderFor(stay, 700);
        TestTenant.sql("update points_hold set next_at = now() where stay_id = '" + stay + "'");

        awaitHold("RELEASED");

        assertEquals(2, mall.releases().size());
        assertEquals("CANCELLED", read("select state from orders where id = '" + order + "'"));
        assertEquals("REVOKED", read("select state from benefit where tenant_id = $t"));
        park.tenant().as("OPERATOR").get("/v1/stays/" + stay + "/quote").then().body("owed", equalTo(1000));
    }

    @Test
    void who_gets_all_his_money_back_gets_his_points_back() {
        parkWith(mall);
        var stay = park.parked("粤B54321", Duration.ofMinutes(90));
        var order = orderFor(stay, 700);
        payOrder(order);
        awaitHold("CONFIRMED");
        park.tenant()
                .as("OPERATOR")
                .body("{\"amount\": {\"amount\": 700, \"currency\": \"CNY\"}, \"reason\": \"goodwill\"}")
                .post("/v1/orders/" + order + "/refunds")
                .then()
                .statusCode(201);
        awaitHold("RELEASED");
        assertEquals(1, mall.releases().size());
        assertLedgerIsZero();
    }

    @Test
    void a_mall_is_reached_on_the_public_internet_only_and_its_secret_is_never_shown() {
        parkWith(mall);
        var input =
                new JsonObject().put("name", "x").put("secret", "12345678").put("address", "https://169.254.169.254/x");
        park.tenant()
                .as("OPERATOR")
                .body(input.encode())
                .post("/v1/points-accounts")
                .then()
                .statusCode(400);
        park.tenant()
                .as("AUDITOR")
                .get("/v1/points-accounts")
                .then()
                .statusCode(200)
                .body(not(containsString(Mall.SECRET)))
                .body("data.size()", equalTo(1));
        assertTrue(
                !read("select secret from points_account where tenant_id = $t").contains(Mall.SECRET));
    }

    private TestPark parkWith(Mall itsMall) {
        park = TestPark.made();
        itsMall.of(park);
        return park;
    }

    private Robot robotAtExitOf(TestPark at) {
        at.parked(PLATE, Duration.ofMinutes(90));
        return robots.at(at.exit());
    }

    private static Visit arrive(Robot robot) {
        return robot.arrive(PlateReading.of(PLATE), Vehicle.CAR);
    }

    private String checkout(Visit visit) {
        return visit.shown().link().orElseThrow().replaceFirst(".*/v1/", "/v1/");
    }

    private void owes(Visit visit, int amount) {
        park.tenant().as("DRIVER_BACKEND").get(checkout(visit)).then().body("owed.amount", equalTo(amount));
    }

    private void pay(Visit visit) {
        park.tenant()
                .as("DRIVER_BACKEND")
                .body("{\"channel\": \"sandbox\"}")
                .post(checkout(visit) + "/payments")
                .then()
                .statusCode(201);
    }

    /** Before the mall is asked again. */
    private void payAtOnce(Visit visit) {
        var order = park.tenant()
                .as("DRIVER_BACKEND")
                .get(checkout(visit))
                .then()
                .extract()
                .<String>path("order.id");
        TestTenant.sql("update points_hold set next_at = now() + interval '4 seconds' where tenant_id = '"
                + park.tenant().id() + "' and state = 'LATE'");
        payOrder(UUID.fromString(order));
    }

    private UUID orderFor(UUID stay, int total) {
        return UUID.fromString(park.tenant()
                .as("OPERATOR")
                .post("/v1/stays/" + stay + "/orders")
                .then()
                .statusCode(201)
                .body("total.amount", equalTo(total))
                .extract()
                .path("id"));
    }

    private void payOrder(UUID order) {
        park.tenant()
                .as("OPERATOR")
                .body("{\"channel\": \"sandbox\"}")
                .post("/v1/orders/" + order + "/payments")
                .then()
                .statusCode(201);
        await().atMost(SOON)
                .until(() -> read("select paid_at is not null from orders where id = '" + order + "'"), equalTo("t"));
    }

    private void awaitHold(String state) {
        SettableClock.hurryUntil(() -> state.equals(read("select state from points_hold where tenant_id = $t")));
    }

    private void assertLedgerIsZero() {
        assertEquals("0", read("select coalesce(sum(amount), 0) from ledger_entry where tenant_id = $t"));
    }

    private String read(String query) {
        return park.read(query);
    }

    private static JsonObject json(LoggedRequest request) {
        return new JsonObject(request.getBodyAsString());
    }
}
