package io.gatehouse.journey;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.gatehouse.simulator.Departure;
import io.gatehouse.simulator.PlateReading;
import io.gatehouse.simulator.Robot;
import io.gatehouse.simulator.Vehicle;
import io.gatehouse.simulator.Visit;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestPark;
import io.gatehouse.support.TestRobots;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The main job from the wire: a temporary drives in, is counted, pays and drives out. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
public class VisitorParksAndPaysTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final TestRobots robots = new TestRobots();

    @AfterEach
    void disconnect() {
        robots.close();
    }

    @Test
    void a_temporary_enters_an_open_park_and_is_inside_once_it_is_through() {
        var park = TestPark.made();
        Robot robot = robots.at(park.entry());

        var visit = robot.arrive(PlateReading.of("粤B12345"), Vehicle.CAR);

        visit.awaitOpen(SOON);
        assertEquals("TEMPORARY_ENTERS", visit.shown().situation());
        assertEquals("欢迎光临", visit.shown().voice());
        assertEquals("0", park.read("select count(*) from stay where park_id = $p"));
        robot.depart(visit, Departure.THROUGH);
        await().atMost(SOON).until(() -> "粤B12345"
                .equals(park.read("select plate from stay where park_id = $p and state = 'LIVE'")));
        assertEquals("1", park.read("select inside from occupancy where park_id = $p"));
        await().atMost(SOON).until(() -> "OPENED".equals(park.read("select outcome from opening where park_id = $p")));
    }

    @Test
    void a_temporary_pays_what_it_owes_and_leaves() {
        var park = TestPark.made();
        var stay = park.parked("粤B12345", Duration.ofMinutes(90));
        var robot = robots.at(park.exit());

        var visit = robot.arrive(PlateReading.of("粤B12345"), Vehicle.CAR);

        visit.await(seen -> "FEE_DUE".equals(seen.shown().situation()), SOON);
        assertFalse(visit.open());
        var checkout = visit.shown().link().orElseThrow().replaceFirst(".*/v1/", "/v1/");
        park.tenant()
                .as("DRIVER_BACKEND")
                .get(checkout)
                .then()
                .statusCode(200)
                .body("purpose", equalTo("FEE"))
                .body("owed.amount", equalTo(1000));
        park.tenant()
                .as("DRIVER_BACKEND")
                .body("{\"channel\": \"sandbox\"}")
                .post(checkout + "/payments")
                .then()
                .statusCode(201);
        visit.awaitOpen(SOON);
        assertEquals("PAID_LEAVES", visit.shown().situation());
        assertEquals("PAYMENT", park.read("select kind from opening where park_id = $p"));
        robot.depart(visit, Departure.THROUGH);
        await().atMost(SOON).until(() -> "ENDED".equals(park.read("select state from stay where id = '" + stay + "'")));
        assertEquals("0", park.read("select inside from occupancy where park_id = $p"));
    }

    @Test
    void an_unplated_car_is_known_by_its_drivers_scan_from_entry_to_exit() {
        var park = TestPark.made();
        var entry = robots.at(park.entry());
        var exit = robots.at(park.exit());

        var in = entry.arrive();
        in.await(seen -> "UNPLATED_ENTRY".equals(seen.shown().situation()), SOON);
        assertFalse(in.open());
        scan(park, in, "UNPLATED_ENTRY");
        in.awaitOpen(SOON);
        entry.depart(in, Departure.THROUGH);
        await().atMost(SOON).until(() -> "1".equals(park.read("select inside from occupancy where park_id = $p")));

        var out = exit.arrive();
        out.await(seen -> "UNPLATED_EXIT".equals(seen.shown().situation()), SOON);
        scan(park, out, "UNPLATED_EXIT");
        out.awaitOpen(SOON);
        assertEquals("PAID_LEAVES", out.shown().situation());
        exit.depart(out, Departure.THROUGH);
        await().atMost(SOON).until(() -> "0".equals(park.read("select inside from occupancy where park_id = $p")));
        assertEquals("ENDED", park.read("select state from stay where park_id = $p"));
    }

    private static void scan(TestPark park, Visit visit, String purpose) {
        var checkout = visit.shown().link().orElseThrow().replaceFirst(".*/v1/", "/v1/");
        park.tenant().as("DRIVER_BACKEND").get(checkout).then().body("purpose", equalTo(purpose));
        park.tenant()
                .as("DRIVER_BACKEND")
                .body("{\"phone\": \"13800138000\"}")
                .post(checkout + "/driver")
                .then()
                .statusCode(200);
    }
}
