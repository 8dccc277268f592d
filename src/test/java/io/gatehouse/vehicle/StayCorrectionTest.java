package io.gatehouse.vehicle;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.simulator.PlateReading;
import io.gatehouse.simulator.Vehicle;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestPark;
import io.gatehouse.support.TestRobots;
import io.gatehouse.support.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class StayCorrectionTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private TestPark park;

    @BeforeEach
    void a_park() {
        park = TestPark.made();
    }

    private ValidatableResponse correct(UUID stay, JsonObject what) {
        var input = new JsonObject().put("reason", "camera misread").mergeIn(what);
        return park.tenant()
                .as("OPERATOR")
                .body(input.encode())
                .post("/v1/stays/" + stay + "/correction")
                .then();
    }

    private static JsonObject the(String field, Object value) {
        return new JsonObject().put(field, value);
    }

    private static String minutesAgo(int minutes) {
        return Instant.now().minus(Duration.ofMinutes(minutes)).toString();
    }

    private UUID prepaid(UUID stay) {
        var order = ordered(stay);
        park.tenant()
                .as("DRIVER_BACKEND")
                .body("{\"channel\": \"sandbox\"}")
                .post("/v1/orders/" + order + "/payments")
                .then()
                .statusCode(201);
        await().atMost(SOON).until(() -> "PAID".equals(stateOf(order)));
        return order;
    }

    private UUID ordered(UUID stay) {
        return UUID.fromString(park.tenant()
                .as("DRIVER_BACKEND")
                .post("/v1/stays/" + stay + "/orders")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private String stateOf(UUID order) {
        return park.read("select state from orders where id = '" + order + "'");
    }

    private String inside() {
        return park.read("select inside from occupancy where park_id = $p");
    }

    @Test
    void a_corrected_plate_is_kept_with_who_said_so_and_teaches_what_cameras_confuse() {
        var stay = park.parked("粤B12B45", Duration.ofMinutes(5));

        correct(stay, the("plate", "粤b·12845"))
                .statusCode(200)
                .body("stay.plate", equalTo("粤B12845"))
                .body("stay.state", equalTo("LIVE"))
                .body("stay.corrections", hasSize(1))
                .body("stay.corrections[0].old.plate", equalTo("粤B12B45"))
                .body("stay.corrections[0].new.plate", equalTo("粤B12845"))
                .body("stay.corrections[0].by", equalTo("test-operator"))
                .body("stay.corrections[0].reason", equalTo("camera misread"))
                .body("stay.corrections[0].at", notNullValue())
                .body("refunded.amount", is(0));

        assertEquals(
                "B8 1", park.read("select seen || meant || ' ' || count from plate_correction where tenant_id = $t"));
        assertEquals(
                "粤B12845",
                park.read("select data->>'plate' from event where tenant_id = $t and type = 'stay.corrected'"));
        assertEquals("1", inside());
    }

    @Test
    void one_plate_is_not_made_to_be_inside_twice() {
        park.parked("粤B11111", Duration.ofMinutes(30));
        var other = park.parked("粤B22222", Duration.ofMinutes(30));

        correct(other, the("plate", "粤B11111")).statusCode(409).body("code", equalTo("plate-already-inside"));

        assertEquals("粤B22222", park.read("select plate from stay where id = '" + other + "'"));
        assertEquals("0", park.read("select count(*) from event where tenant_id = $t and type = 'stay.corrected'"));
    }

    @Test
    void a_stay_that_never_was_is_counted_out_and_what_was_paid_for_it_goes_back() {
        var stay = park.parked("粤B12345", Duration.ofMinutes(90));
        var order = prepaid(stay);

        correct(stay, the("void", true))
                .statusCode(200)
                .body("stay.state", equalTo("VOID"))
                .body("quote.total", is(0))
                .body("refunded.amount", is(1000));

        assertEquals("0", inside());
        await().atMost(SOON).until(() -> "REFUNDED".equals(stateOf(order)));
        assertEquals(
                "0",
                park.read(
                        "select coalesce(sum(amount), 0) from ledger_entry where tenant_id = $t and account = 'REVENUE'"));
        correct(stay, the("plate", "粤B1")).statusCode(409).body("code", equalTo("stay-void"));
        assertEquals("0", inside());
    }

    @Test
    void what_was_paid_too_much_goes_back_once_however_often_the_stay_is_corrected() {
        var stay = park.parked("粤B12345", Duration.ofMinutes(150));
        var order = prepaid(stay);

        correct(stay, the("enteredAt", minutesAgo(100)))
                .body("quote.total", is(1000))
                .body("refunded.amount", is(500));
        correct(stay, the("enteredAt", minutesAgo(101)))
                .body("quote.total", is(1000))
                .body("refunded.amount", is(0));
        correct(stay, the("enteredAt", minutesAgo(30)))
                .body("quote.total", is(500))
                .body("refunded.amount", is(500));

        await().atMost(SOON)
                .until(() -> "1000".equals(park.read("select refunded from orders where id = '" + order + "'")));
        assertEquals("2", park.read("select count(*) from refund where reason = 'stay-corrected' and tenant_id = $t"));
    }

    @Test
    void an_open_order_is_made_anew_when_the_fee_changed_and_kept_when_not() {
        var stay = park.parked("粤B12345", Duration.ofMinutes(90));
        var first = ordered(stay);

        correct(stay, the("enteredAt", minutesAgo(91))).body("orderId", equalTo(first.toString()));
        String second = correct(stay, the("enteredAt", minutesAgo(30)))
                .statusCode(200)
                .body("quote.owed", is(500))
                .extract()
                .path("orderId");

        assertEquals(
                "CANCELLED stay-corrected",
                park.read("select state || ' ' || closed_reason from orders where id = '" + first + "'"));
        assertEquals("OPEN 500", park.read("select state || ' ' || amount from orders where id = '" + second + "'"));
        correct(stay, the("enteredAt", minutesAgo(5))).body("orderId", nullValue());
        assertEquals("CANCELLED", stateOf(UUID.fromString(second)));
    }

    @Test
    void a_car_that_left_unseen_is_asked_for_its_fee_only_if_the_operator_says_so() {
        var quiet = park.parked("粤B11111", Duration.ofMinutes(200));
        var charged = park.parked("粤B22222", Duration.ofMinutes(200));

        correct(quiet, the("leftAt", minutesAgo(110)))
                .body("stay.state", equalTo("EXIT_MISSING"))
                .body("quote.owed", is(1000))
                .body("orderId", nullValue());
        String arrears = correct(charged, the("leftAt", minutesAgo(110)).put("charge", true))
                .extract()
                .path("orderId");

        assertEquals("0", inside());
        assertEquals(
                "ARREARS 1000 粤B22222",
                park.read("select state || ' ' || amount || ' ' || plate from orders where id = '" + arrears + "'"));
    }

    @Test
    void arrears_follow_the_corrected_plate_and_become_less_but_not_more_by_themselves() {
        var stay = park.parked("粤B22222", Duration.ofMinutes(200));
        correct(stay, the("leftAt", minutesAgo(110)).put("charge", true)).statusCode(200);

        correct(stay, the("plate", "粤B33333")).statusCode(200);
        assertEquals("1000 粤B33333", arrears());
        correct(stay, the("leftAt", minutesAgo(150))).statusCode(200);
        assertEquals("500 粤B33333", arrears());
        correct(stay, the("leftAt", minutesAgo(25))).body("quote.owed", is(1500));
        assertEquals("500 粤B33333", arrears());
        correct(stay, the("leftAt", minutesAgo(24)).put("charge", true)).statusCode(200);
        assertEquals("1500 粤B33333", arrears());
        correct(stay, the("void", true)).statusCode(200);
        assertNull(arrears());
    }

    private String arrears() {
        return park.read(
                "select string_agg(amount || ' ' || plate, ', ') from orders where tenant_id = $t and state = 'ARREARS'");
    }

    @Test
    void the_free_minutes_that_a_stay_had_are_those_of_its_corrected_times() {
        var stay = park.parked("粤B12345", Duration.ofMinutes(90));
        correct(stay, the("enteredAt", minutesAgo(9)).put("leftAt", minutesAgo(2)))
                .statusCode(200);
        assertEquals("7", park.read("select free_minutes from stay where id = '" + stay + "'"));
        correct(stay, the("enteredAt", minutesAgo(8)).put("leftAt", minutesAgo(4)))
                .statusCode(200);
        assertEquals("4", park.read("select free_minutes from stay where id = '" + stay + "'"));
    }

    @Test
    void a_plate_with_a_card_was_inside_on_its_card() {
        var card = park.card("粤B88888").issued();
        var stay = park.parked("粤B8B888", Duration.ofMinutes(90));
        ordered(stay);

        correct(stay, the("plate", "粤B88888"))
                .body("stay.stayClass", equalTo("CARD"))
                .body("stay.cardId", equalTo(card.toString()))
                .body("quote.owed", is(0))
                .body("orderId", nullValue());

        assertEquals("0", park.read("select count(*) from orders where tenant_id = $t and state = 'OPEN'"));
    }

    @Test
    void a_car_that_waits_at_the_exit_is_found_by_its_corrected_plate() {
        try (var robots = new TestRobots()) {
            var stay = park.parked("粤B1234B", Duration.ofMinutes(90));
            var visit = robots.at(park.exit()).arrive(PlateReading.of("粤B12348"), Vehicle.CAR);
            assertTrue(visit.await(seen -> "NO_ENTRY_FOUND".equals(seen.shown().situation()), SOON));

            correct(stay, the("plate", "粤B12348")).statusCode(200);

            assertTrue(visit.await(seen -> "FEE_DUE".equals(seen.shown().situation()), SOON));
        }
    }

    @Test
    void a_park_that_was_full_of_a_stay_that_never_was_lets_the_next_one_in() {
        var full = TestPark.planned().capacity(1).built();
        try (var robots = new TestRobots()) {
            var stay = full.parked("粤B11111", Duration.ofMinutes(90));
            var visit = robots.at(full.entry()).arrive(PlateReading.of("粤B22222"), Vehicle.CAR);
            assertTrue(visit.await(seen -> "PARK_FULL".equals(seen.shown().situation()), SOON));

            full.tenant()
                    .as("AGENT")
                    .body("{\"void\": true, \"reason\": \"never came in\"}")
                    .post("/v1/stays/" + stay + "/correction")
                    .then()
                    .statusCode(200);

            assertTrue(visit.awaitOpen(SOON));
        }
    }

    @Test
    void who_has_looked_at_a_stay_takes_it_off_the_review_list() {
        var stay = park.parked("粤B12345", Duration.ofMinutes(90));
        park.parked("粤B54321", Duration.ofMinutes(90));
        TestTenant.sql("update stay set review = 'entered-without-opening' where id = '" + stay + "'");
        var list = "/v1/stays?review=true&parkId=" + park.id();
        park.tenant().as("AUDITOR").get(list).then().body("data.id", contains(stay.toString()));

        correct(stay, new JsonObject()).statusCode(200).body("stay.review", nullValue());

        park.tenant().as("AUDITOR").get(list).then().body("data", hasSize(0));
        correct(stay, new JsonObject()).statusCode(409).body("code", equalTo("nothing-to-correct"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"enteredAt\": \"2999-01-01T00:00:00Z\", \"reason\": \"x\"}",
                "{\"leftAt\": \"2001-01-01T00:00:00Z\", \"reason\": \"x\"}",
                "{\"enteredAt\": \"yesterday\", \"reason\": \"x\"}",
                "{\"plate\": \"无牌\", \"reason\": \"x\"}",
                "{\"plate\": \"粤B12345\"}",
                "{\"plate\": \"粤B12345\", \"reason\": \" \"}",
                "null"
            })
    void what_cannot_be_so_is_refused(String body) {
        var stay = park.parked("粤B12346", Duration.ofMinutes(90));
        park.tenant()
                .as("OPERATOR")
                .body(body)
                .post("/v1/stays/" + stay + "/correction")
                .then()
                .statusCode(400)
                .body("code", notNullValue());
        assertEquals("[]", park.read("select corrections from stay where id = '" + stay + "'"));
    }

    @Test
    void only_the_tenants_own_people_correct_its_stays() {
        var stay = park.parked("粤B12345", Duration.ofMinutes(90));
        var body = "{\"void\": true, \"reason\": \"x\"}";
        TestTenant.made()
                .as("OPERATOR")
                .body(body)
                .post("/v1/stays/" + stay + "/correction")
                .then()
                .statusCode(404)
                .body("code", equalTo("stay-not-found"));
        park.tenant()
                .as("AUDITOR")
                .body(body)
                .post("/v1/stays/" + stay + "/correction")
                .then()
                .statusCode(403);
        assertEquals("LIVE", park.read("select state from stay where id = '" + stay + "'"));
    }

    @Test
    void a_quote_says_what_a_stay_owes_now_and_a_prepayment_opens_the_exit() {
        var stay = park.parked("粤B12345", Duration.ofMinutes(90));
        var quote = "/v1/stays/" + stay + "/quote";
        park.tenant()
                .as("INTEGRATOR")
                .get(quote)
                .then()
                .statusCode(200)
                .body("owed", is(1000))
                .body("minutes", is(90))
                .body("segments", hasSize(1))
                .body("nextRise", notNullValue());

        var order = ordered(stay);
        assertEquals(order, ordered(stay));
        prepaid(stay);

        park.tenant().as("INTEGRATOR").get(quote).then().body("owed", is(0)).body("paidBefore", is(1000));
        park.tenant()
                .as("AGENT")
                .post("/v1/stays/" + stay + "/orders")
                .then()
                .statusCode(409)
                .body("code", equalTo("nothing-owed"));
        TestTenant.made().as("AGENT").get(quote).then().statusCode(404);
    }

    @Test
    void stays_are_found_by_park_state_and_plate() {
        var stay = park.parked("粤B12345", Duration.ofMinutes(90));
        park.parked("粤B54321", Duration.ofMinutes(90));
        var list = "/v1/stays?parkId=" + park.id();
        park.tenant()
                .as("AGENT")
                .get(list + "&limit=1")
                .then()
                .body("data", hasSize(1))
                .body("next", notNullValue());
        park.tenant().as("AGENT").get(list + "&plate=粤b·12345").then().body("data.id", contains(stay.toString()));
        park.tenant().as("AGENT").get(list + "&state=ENDED").then().body("data", hasSize(0));
        park.tenant().as("AGENT").get(list + "&state=GONE").then().statusCode(400);
        park.tenant()
                .as("AGENT")
                .get("/v1/stays/" + stay)
                .then()
                .body("tariffId", equalTo(park.tariffId().toString()));
    }
}
