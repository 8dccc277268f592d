package io.gatehouse.lane;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What drivers do with the codes on the robots' screens. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class CheckoutTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String SANDBOX = "{\"channel\": \"sandbox\"}";
    private static final String PHONE = "{\"phone\": \"+86 138 0013 8000\"}";

    private final TestRobots robots = new TestRobots();

    @AfterEach
    void restore() {
        robots.close();
        SettableClock.reset();
    }

    private static Visit arrives(Robot robot, String plateOrNull, String situation) {
        var plate = plateOrNull == null ? null : PlateReading.of(plateOrNull);
        var visit = robot.arrive(plate, Vehicle.CAR);
        assertTrue(visit.await(seen -> situation.equals(seen.shown().situation()), SOON), situation);
        return visit;
    }

    private static String path(Visit visit) {
        var link = visit.shown().link().orElseThrow();
        return link.substring(link.indexOf("/v1/checkouts/"));
    }

    private static ValidatableResponse get(TestPark park, String path) {
        return park.tenant().as("DRIVER_BACKEND").get(path).then();
    }

    private static ValidatableResponse post(TestPark park, String path, String body) {
        return park.tenant().as("DRIVER_BACKEND").body(body).post(path).then();
    }

    @Test
    void a_car_without_a_plate_enters_and_leaves_by_its_drivers_phone() {
        var park = TestPark.made();
        var entry = robots.at(park.entry());
        var in = arrives(entry, null, "UNPLATED_ENTRY");
        get(park, path(in))
                .statusCode(200)
                .body("purpose", equalTo("UNPLATED_ENTRY"))
                .body("passageState", equalTo("HELD"))
                .body("parkName", equalTo("南山中心"))
                .body("laneName", equalTo("北入口"))
                .body("plate", nullValue())
                .body("owed", nullValue())
                .body("order", nullValue())
                .body("card", nullValue())
                .body("arrears", hasSize(0));

        post(park, path(in) + "/driver", PHONE).statusCode(200).body("passageState", equalTo("CLEARED"));
        assertTrue(in.awaitOpen(SOON));
        entry.depart(in, Departure.THROUGH);
        await().atMost(SOON).until(() -> park.read("select id from stay where park_id = $p") != null);
        TestTenant.sql(
                "update stay set entered_at = now() - interval '90 minutes' where park_id = '%s'".formatted(park.id()));

        var out = arrives(robots.at(park.exit()), null, "UNPLATED_EXIT");
        post(park, path(out) + "/driver", "{\"phone\": \"13800138000\"}")
                .statusCode(200)
                .body("purpose", equalTo("UNPLATED_EXIT"))
                .body("situation", equalTo("FEE_DUE"))
                .body("owed.amount", is(1000))
                .body("order.state", equalTo("OPEN"))
                .body("minutes", is(90));
        post(park, path(out) + "/payments", SANDBOX).statusCode(201);
        assertTrue(out.awaitOpen(SOON));
    }

    @Test
    void a_driver_scans_the_fee_and_pays_it() {
        var park = TestPark.made();
        park.parked("粤B12345", Duration.ofMinutes(90));
        var visit = arrives(robots.at(park.exit()), "粤B12345", "FEE_DUE");
        var code = path(visit);
        String order = get(park, code)
                .statusCode(200)
                .body("purpose", equalTo("FEE"))
                .body("plate", equalTo("粤B12345"))
                .body("situation", equalTo("FEE_DUE"))
                .body("owed.amount", is(1000))
                .body("owed.currency", equalTo("CNY"))
                .body("order.state", equalTo("OPEN"))
                .body("minutes", is(90))
                .body("enteredAt", notNullValue())
                .extract()
                .path("order.id");

        post(park, code + "/payments", SANDBOX)
                .statusCode(201)
                .header("Location", notNullValue())
                .body("state", equalTo("CREATED"))
                .body("orderId", equalTo(order))
                .body("codeUrl", startsWith("sandbox://pay/"));

        assertNotNull(park.read("select acted_at from passage where park_id = $p and direction = 'EXIT'"));
        assertTrue(visit.awaitOpen(SOON));
        get(park, code).body("owed", nullValue()).body("passageState", equalTo("CLEARED"));
        post(park, code + "/payments", SANDBOX).statusCode(409).body("code", equalTo("nothing-owed"));
    }

    @Test
    void an_expired_card_is_renewed_at_the_exit_and_the_gate_opens() {
        var park = TestPark.made();
        var card = park.card("粤B88888").lastDay(park.today().minusDays(5)).issued();
        var stay = park.parked("粤B88888", Duration.ofMinutes(90));
        TestTenant.sql("update stay set stay_class = 'CARD', card_id = '%s' where id = '%s'".formatted(card, stay));
        var visit = arrives(robots.at(park.exit()), "粤B88888", "CARD_EXPIRED_7");
        get(park, path(visit))
                .body("purpose", equalTo("RENEWAL"))
                .body("card.id", equalTo(card.toString()))
                .body("card.validUntil", equalTo(park.today().minusDays(5).toString()))
                .body("card.monthAmount.amount", is(30_000));

        post(park, path(visit) + "/payments", "{\"channel\": \"sandbox\", \"months\": 2}")
                .statusCode(201)
                .body("renewalId", notNullValue());

        assertTrue(visit.awaitOpen(SOON));
        assertEquals("60000", park.read("select amount from orders where tenant_id = $t and kind = 'CARD'"));
    }

    @Test
    void a_renewal_that_is_reviewed_is_not_paid_yet() {
        var park = TestPark.planned().rule("reviewRenewals", true).built();
        park.card("粤B88888").lastDay(park.today().minusDays(5)).issued();
        var visit = arrives(robots.at(park.entry()), "粤B88888", "CARD_EXPIRED_ENTRY");

        post(park, path(visit) + "/payments", SANDBOX)
                .statusCode(202)
                .body("state", equalTo("REQUESTED"))
                .body("id", nullValue())
                .body("renewalId", notNullValue());

        assertEquals("0", park.read("select count(*) from payment where tenant_id = $t"));
        assertEquals("test-driver_backend", park.read("select requested_by from renewal where tenant_id = $t"));
    }

    @Test
    void arrears_are_paid_at_the_entry_the_oldest_first() {
        var park = TestPark.planned().rule("arrears", "HOLD").built();
        var orders = new String[] {arrears(park), arrears(park)};
        var visit = arrives(robots.at(park.entry()), "粤B12345", "ARREARS_AT_ENTRY");
        var code = path(visit);
        get(park, code)
                .body("purpose", equalTo("ARREARS"))
                .body("owed.amount", is(2000))
                .body("arrears.orderId", contains(orders))
                .body("arrears.amount.amount", contains(1000, 1000));

        post(park, code + "/payments", SANDBOX).statusCode(201).body("orderId", equalTo(orders[0]));
        post(park, code + "/payments", "{\"channel\": \"sandbox\", \"orderId\": \"%s\"}".formatted(orders[1]))
                .statusCode(201)
                .body("orderId", equalTo(orders[1]));

        assertTrue(visit.awaitOpen(SOON));
        post(park, code + "/payments", SANDBOX).statusCode(409).body("code", equalTo("nothing-owed"));
    }

    private static String arrears(TestPark park) {
        var stay = park.parked("粤B12345", Duration.ofMinutes(90));
        return park.tenant()
                .as("OPERATOR")
                .body("{\"leftAt\": \"%s\", \"reason\": \"left unseen\", \"charge\": true}"
                        .formatted(java.time.Instant.now()))
                .post("/v1/stays/" + stay + "/correction")
                .then()
                .statusCode(200)
                .extract()
                .path("orderId");
    }

    @Test
    void an_order_of_somebody_else_is_not_paid_with_this_code() {
        var park = TestPark.planned().rule("arrears", "HOLD").built();
        arrears(park);
        var visit = arrives(robots.at(park.entry()), "粤B12345", "ARREARS_AT_ENTRY");
        var others = park.parked("粤B54321", Duration.ofMinutes(90));
        String order = park.tenant()
                .as("AGENT")
                .post("/v1/stays/" + others + "/orders")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        post(park, path(visit) + "/payments", "{\"channel\": \"sandbox\", \"orderId\": \"%s\"}".formatted(order))
                .statusCode(404)
                .body("code", equalTo("order-not-found"));
    }

    @Test
    void a_code_serves_its_purpose_only() {
        var park = TestPark.made();
        var in = arrives(robots.at(park.entry()), null, "UNPLATED_ENTRY");
        post(park, path(in) + "/payments", SANDBOX).statusCode(409).body("code", equalTo("wrong-purpose"));
        park.parked("粤B12345", Duration.ofMinutes(90));
        var out = arrives(robots.at(park.exit()), "粤B12345", "FEE_DUE");
        post(park, path(out) + "/driver", PHONE).statusCode(409).body("code", equalTo("wrong-purpose"));
    }

    @Test
    void a_code_of_a_car_that_has_gone_is_only_looked_at() {
        var park = TestPark.made();
        park.parked("粤B12345", Duration.ofMinutes(90));
        var robot = robots.at(park.exit());
        var visit = arrives(robot, "粤B12345", "FEE_DUE");
        robot.depart(visit, Departure.BACKED_OUT);
        await().atMost(SOON)
                .untilAsserted(
                        () -> get(park, path(visit)).statusCode(200).body("passageState", equalTo("BACKED_OUT")));
        post(park, path(visit) + "/payments", SANDBOX).statusCode(409).body("code", equalTo("passage-over"));
        var unplated = arrives(robot, null, "UNPLATED_EXIT");
        robot.depart(unplated, Departure.BACKED_OUT);
        await().atMost(SOON).untilAsserted(() -> get(park, path(unplated)).body("passageState", equalTo("BACKED_OUT")));
        post(park, path(unplated) + "/driver", PHONE).statusCode(409).body("code", equalTo("passage-over"));
    }

    @Test
    void a_code_is_the_tenants_own_and_expires() {
        var park = TestPark.made();
        var path = path(arrives(robots.at(park.entry()), null, "UNPLATED_ENTRY"));
        get(TestPark.made(), path).statusCode(404).body("code", equalTo("checkout-not-found"));
        get(park, forged(path)).statusCode(404).body("code", equalTo("checkout-not-found"));
        get(park, "/v1/checkouts/nonsense").statusCode(404).body("code", equalTo("checkout-not-found"));
        park.tenant().as("AUDITOR").get(path).then().statusCode(200);
        park.tenant().as("AUDITOR").body(PHONE).post(path + "/driver").then().statusCode(403);
        park.tenant().as("AGENT").get(path).then().statusCode(403);

        SettableClock.advance(Duration.ofMinutes(31));

        get(park, path).statusCode(404).body("code", equalTo("checkout-not-found"));
    }

    private static String forged(String path) {
        int middle = path.length() - 10;
        var other = path.charAt(middle) == 'A' ? "B" : "A";
        return path.substring(0, middle) + other + path.substring(middle + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"phone\": \"13800138000\", \"openId\": \"oAbc\"}",
                "{\"phone\": \"call me\"}",
                "{\"openId\": \"o'Abc\"}",
                "null"
            })
    void a_driver_is_one_phone_or_one_open_id(String body) {
        var park = TestPark.made();
        var visit = arrives(robots.at(park.entry()), null, "UNPLATED_ENTRY");
        post(park, path(visit) + "/driver", body).statusCode(400);
        assertEquals("HELD", park.read("select state from passage where park_id = $p"));
    }

    @Test
    void a_driver_by_open_id_is_shown_masked() {
        var park = TestPark.made();
        var visit = arrives(robots.at(park.entry()), null, "UNPLATED_ENTRY");
        post(park, path(visit) + "/driver", "{\"openId\": \"oAbcdefghijklmnop\"}")
                .statusCode(200);
        park.tenant()
                .as("AGENT")
                .get("/v1/passages?parkId=" + park.id())
                .then()
                .body("data.driver", contains("openid:oAb…op"));
        assertEquals("openid:oAbcdefghijklmnop", park.read("select driver from passage where park_id = $p"));
    }
}
