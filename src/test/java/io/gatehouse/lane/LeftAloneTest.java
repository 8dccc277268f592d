package io.gatehouse.lane;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.simulator.Departure;
import io.gatehouse.simulator.OfflinePassage;
import io.gatehouse.simulator.PlateReading;
import io.gatehouse.simulator.Vehicle;
import io.gatehouse.simulator.Visit;
import io.gatehouse.simulator.wire.Faults;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestPark;
import io.gatehouse.support.TestRobots;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A robot whose arrival was heard, and which did not hear the answer: it does what it may by itself, and tells it later. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class LeftAloneTest {
    private static final Faults DEAF = new Faults(1, 0, 0, Duration.ZERO, Duration.ZERO);
    private static final PlateReading PLATE = PlateReading.of("粤B71717");

    private TestPark park;
    private final TestRobots robots = new TestRobots();

    @BeforeEach
    void park() {
        park = TestPark.made();
    }

    @AfterEach
    void close() {
        robots.close();
    }

    @Test
    void what_the_robot_did_alone_counts_although_the_arrival_was_decided() {
        var robot = robots.at(park.entry());
        robot.network().down(DEAF);
        var visit = robot.arrive(PLATE, Vehicle.CAR);
        awaitRead(visit, "CLEARED", "select state from passage where id = $x");
        var alone = new OfflinePassage(
                visit.arrivalId(), PLATE, OffsetDateTime.now(), Departure.THROUGH, true, "temporaries");

        robot.offline(List.of(alone));
        robot.offline(List.of(alone));

        awaitRead(visit, "THROUGH", "select state from passage where id = $x");
        awaitRead(visit, "LIVE", "select state from stay where entry_passage_id = $x");
        awaitRead(
                visit, "NORMAL OFFLINE", "select string_agg(kind, ' ' order by id) from opening where passage_id = $x");
        awaitRead(visit, "1 0", "select inside || ' ' || promised from occupancy where park_id = $p");
    }

    /** What was owed is known only later, and becomes arrears. */
    @Test
    void an_exit_that_the_robot_opened_alone_ends_the_stay_and_leaves_arrears() {
        var stay = park.parked("粤B71718", Duration.ofHours(3));
        var arrival = UUID.randomUUID();
        var alone = new OfflinePassage(
                arrival, PlateReading.of("粤B71718"), OffsetDateTime.now(), Departure.THROUGH, true, "temporaries");

        robots.at(park.exit()).offline(List.of(alone));

        await().atMost(Duration.ofSeconds(10))
                .until(() -> "ENDED".equals(park.read("select state from stay where id = '" + stay + "'")));
        assertEquals("ARREARS", park.read("select state from orders where stay_id = '" + stay + "'"));
    }

    private void awaitRead(Visit visit, String value, String query) {
        var passage = "(select id from passage where arrival_id = '" + visit.arrivalId() + "')";
        await().atMost(Duration.ofSeconds(10)).until(() -> value.equals(park.read(query.replace("$x", passage))));
    }
}
