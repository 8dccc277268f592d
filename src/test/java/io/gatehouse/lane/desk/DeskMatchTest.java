package io.gatehouse.lane.desk;

import static io.gatehouse.lane.desk.DeskLane.SOON;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.simulator.Departure;
import io.gatehouse.simulator.PlateReading;
import io.gatehouse.simulator.Vehicle;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestPark;
import io.gatehouse.support.TestRobots;
import io.gatehouse.support.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An agent says which car it is. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class DeskMatchTest {

    private final TestRobots robots = new TestRobots();
    private TestPark park;
    private DeskLane exit;

    @BeforeEach
    void a_park() {
        park = TestPark.made();
        exit = new DeskLane(park, park.exit(), robots.at(park.exit()));
    }

    @AfterEach
    void restore() {
        robots.close();
    }

    private static String plate(String number) {
        return "{\"number\": \"" + number + "\"}";
    }

    @Test
    void a_corrected_plate_decides_anew_and_cameras_do_not_overrule_it() {
        park.parked("粤B12345", Duration.ofMinutes(90));
        var car = exit.arrives("粤B12S45");
        car.awaitSituation("NO_ENTRY_FOUND");

        car.act("plate", "{\"number\": \"粤b 12345\", \"color\": \"BLUE\"}")
                .statusCode(200)
                .body("plate", equalTo("粤B12345"))
                .body("situation", equalTo("FEE_DUE"))
                .body("plateBy", equalTo("test-agent"))
                .body("corrections[0].old.plate", equalTo("粤B12S45"))
                .body("corrections[0].new.plate", equalTo("粤B12345"))
                .body("corrections[0].agentId", equalTo(car.call().agent().toString()));

        car.awaitSituation("FEE_DUE");
        var first = car.read("select message_id from passage where id = $x");
        exit.robot()
                .recognise(car.visit().arrivalId(), PlateReading.of("粤B12S45").withConfidence(0.999), Vehicle.CAR);
        await().atMost(SOON).until(() -> !first.equals(car.read("select message_id from passage where id = $x")));
        car.shown().body("plate", equalTo("粤B12345")).body("situation", equalTo("FEE_DUE"));
        assertEquals(
                "1",
                car.read("select count from plate_correction where tenant_id = $t and seen = 'S' and meant = '3'"));
        assertEquals("1", car.read("select count(*) from event where subject = $x and type = 'passage.corrected'"));
    }

    @Test
    void a_plate_that_the_desk_confirms_is_not_doubtful_any_more() {
        park.parked("粤B12345", Duration.ofMinutes(5));
        var car = exit.arrives(PlateReading.of("粤B12345").withConfidence(0.4));
        car.awaitSituation("PLATE_DOUBTFUL");
        car.act("plate", plate("粤B12345")).statusCode(200).body("state", equalTo("CLEARED"));
        assertTrue(car.visit().awaitOpen(SOON));
        assertEquals("0", car.read("select count(*) from plate_correction where tenant_id = $t"));
    }

    @Test
    void a_correction_after_the_gate_was_opened_puts_right_what_follows() {
        var entry = new DeskLane(park, park.entry(), robots.at(park.entry()));
        park.card("粤B12345").issued();
        var car = entry.arrives("粤B12346");
        assertTrue(car.visit().awaitOpen(SOON));

        car.act("plate", plate("粤B12345")).statusCode(200).body("state", equalTo("CLEARED"));

        entry.robot().depart(car.visit(), Departure.THROUGH);
        car.awaitRead("粤B12345 CARD", "select plate || ' ' || stay_class from stay where entry_passage_id = $x");
        assertEquals("1", car.read("select count(*) from opening where passage_id = $x"));
    }

    @Test
    void the_most_similar_stays_are_offered_best_first() {
        for (int i = 0; i < 7; i++) {
            park.parked("粤B1234" + i, Duration.ofMinutes(60 + i));
        }
        var likely = park.parked("粤B88BB8", Duration.ofMinutes(90));
        var car = exit.arrives("粤B88888");
        var path = "/v1/passages/" + car.passage() + "/stay/candidates";
        var agent = park.tenant().as("AGENT");
        agent.get(path)
                .then()
                .statusCode(200)
                .body("data", hasSize(6))
                .body("data[0].stayId", equalTo(likely.toString()))
                .body("data[0].minutes", is(90))
                .body("data[0].likeness", greaterThan(0.5f))
                .body("data[0].because", hasItem("confused:8~B"));
        agent.get(path + "?plate=粤B12346&limit=1")
                .then()
                .body("data", hasSize(1))
                .body("data[0].plate", equalTo("粤B12346"))
                .body("data[0].likeness", is(1.0f));
    }

    @Test
    void a_stay_of_another_plate_is_matched_paid_and_ended() {
        var stay = park.parked("粤B12345", Duration.ofMinutes(90));
        var car = exit.arrives("粤B12S45");
        car.awaitSituation("NO_ENTRY_FOUND");

        car.act("stay", "{\"stayId\": \"" + stay + "\"}")
                .statusCode(200)
                .body("situation", equalTo("FEE_DUE"))
                .body("plate", equalTo("粤B12S45"))
                .body("stayId", equalTo(stay.toString()))
                .body("matchedStayId", equalTo(stay.toString()))
                .body("fee.owed.amount", is(1000))
                .body("corrections[0].old.plate", equalTo("粤B12S45"))
                .body("corrections[0].new.plate", equalTo("粤B12345"))
                .body("corrections[0].by", equalTo("test-agent"));

        car.awaitSituation("FEE_DUE");
        car.act("presentations", "{\"kind\": \"FEE\"}").statusCode(201);
        car.awaitVoice("请扫码缴费或者出示您的微信付款码");
        exit.robot()
                .scan("13"
                        + String.valueOf(System.nanoTime() + 1_000_000_000_000_000L)
                                .substring(0, 16));
        assertTrue(car.visit().awaitOpen(SOON));
        exit.robot().depart(car.visit(), Departure.THROUGH);
        car.awaitRead("ENDED", "select state from stay where id = '" + stay + "'");
        assertEquals(car.passage().toString(), car.read("select exit_passage_id from stay where id = '" + stay + "'"));
        assertEquals("PAID", car.read("select string_agg(state, ',') from orders where park_id = $p"));
        assertEquals("PAYMENT", car.read("select kind from opening where passage_id = $x"));
        assertEquals("1", car.read("select count(*) from event where subject = $x and type = 'passage.matched'"));
    }

    @Test
    void a_matched_stay_brings_its_card_along() {
        park.card("粤B12345").issued();
        var entry = new DeskLane(park, park.entry(), robots.at(park.entry()));
        var came = entry.arrives("粤B12345");
        assertTrue(came.visit().awaitOpen(SOON));
        entry.robot().depart(came.visit(), Departure.THROUGH);
        came.awaitRead("CARD", "select stay_class from stay where entry_passage_id = $x");
        var stay = park.read("select id from stay where park_id = $p");
        var car = exit.arrives("粤B12S45");

        car.act("stay", "{\"stayId\": \"" + stay + "\"}").statusCode(200).body("situation", equalTo("CARD_LEAVES"));

        assertTrue(car.visit().awaitOpen(SOON));
    }

    @Test
    void only_a_live_stay_of_this_park_is_matched_and_only_where_none_was_found() {
        var elsewhere = TestPark.planned().of(park.tenant()).built().parked("粤B77777", Duration.ofHours(1));
        var gone = park.parked("粤B66666", Duration.ofHours(1));
        TestTenant.sql("update stay set state = 'ENDED', left_at = now() where id = '" + gone + "'");
        park.parked("粤B55555", Duration.ofHours(1));
        var car = exit.arrives("粤B12S45");
        match(car, UUID.randomUUID(), 404, "stay-not-found");
        match(car, TestPark.made().parked("粤B12345", Duration.ofHours(1)), 404, "stay-not-found");
        match(car, elsewhere, 409, "stay-elsewhere");
        match(car, gone, 409, "stay-over");
        var known = exit.arrives("粤B55555");
        var other = park.parked("粤B44444", Duration.ofHours(1));
        match(known, other, 409, "not-allowed-here");
        known.shown().body("fee", notNullValue());
    }

    private static void match(DeskLane.Car car, UUID stay, int status, String code) {
        car.act("stay", "{\"stayId\": \"" + stay + "\"}").statusCode(status).body("code", equalTo(code));
    }
}
