package io.gatehouse.faults;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.gatehouse.simulator.Departure;
import io.gatehouse.simulator.Direction;
import io.gatehouse.simulator.PlateReading;
import io.gatehouse.simulator.Robot;
import io.gatehouse.simulator.Vehicle;
import io.gatehouse.simulator.wire.Journal.Event;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The short version of {@code mvn -Pfaults verify}: two instances of the packaged application, some faults. */
@TestMethodOrder(OrderAnnotation.class)
class FaultsIT {
    private static final long SEED = 7;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofSeconds(3);
    private static final Path JAR =
            Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
    private static Rig rig;
    private final AtomicInteger plates = new AtomicInteger();

    @BeforeAll
    static void start() throws Exception {
        rig = Rig.start(JAR, 2, SEED);
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @Test
    @Order(1)
    void what_is_changed_through_one_instance_is_so_at_the_other() throws InterruptedException {
        var lane = rig.site().entryOf("probe");
        var park = rig.operator()
                .get("/v1/parks?code=probe")
                .path("data")
                .get(0)
                .path("id")
                .asText();
        for (int change = 0; change < 8; change++) {
            boolean open = change % 2 == 1;
            var admission = JsonNodeFactory.instance.objectNode().put("admission", open ? "OPEN" : "CONFIRM");
            rig.operatorAt(change / 2 % 2).patch("/v1/parks/" + park, admission);
            // the database tells the others within milliseconds, and says nothing of when
            await().atMost(SOON)
                    .until(
                            () -> situationOf(lane.robot(), "粤C%05d".formatted(plates.incrementAndGet())),
                            equalTo(open ? "TEMPORARY_ENTERS" : "TEMPORARY_REFUSED"));
        }
    }

    private static String situationOf(Robot robot, String plate) {
        var visit = robot.arrive(PlateReading.of(plate), Vehicle.CAR);
        visit.await(now -> now.answeredIn().isPresent(), PATIENCE);
        robot.depart(visit, Departure.BACKED_OUT);
        return visit.shown().situation();
    }

    @Test
    @Order(2)
    void kills_of_either_instance_break_no_promise() throws Exception {
        var result = new Trial(rig, new Random(SEED)).run(Scenario.ONE_OF_TWO_KILLED, 1);
        assertEquals(List.of(), result.found());
        assertTrue(result.through() > 0, "nobody drove");
    }

    /** Owners may do what the platform cannot: the checker finds it in a real database, and in a real journal. */
    @Test
    @Order(3)
    void lies_that_are_planted_in_a_real_run_are_found() throws Exception {
        somebodyPaysAndSomebodyCalls();
        plant(
                "update opening set outcome = 'REFUSED' where outcome = 'OPENED' and id = (select max(id::text)::uuid from opening where outcome = 'OPENED')");
        plant(
                "delete from event where type = 'passage.through' and seq = (select max(seq) from event where type = 'passage.through')");
        plant(
                "update payment set amount = amount + 10 where id = (select max(id::text)::uuid from payment where state = 'SUCCEEDED')");
        plant(
                "delete from call where passage_id = (select max(passage_id::text)::uuid from call where reason = 'HELP_BUTTON')");
        plant(
                "update command set deadline = created_at + interval '1 microsecond' where id = (select max(command_id::text)::uuid from opening where outcome = 'OPENED')");
        plant("alter table ledger_entry disable trigger user");
        plant("update ledger_entry set amount = amount + 5 where id = (select max(id::text)::uuid from ledger_entry)");
        var robot = rig.site().lanes("north", Direction.ENTRY).get(0).robot();
        rig.journal().note(robot.config().code(), Event.GATE, "OPENING", JsonNodeFactory.instance.objectNode());

        var broken = rig.violations().stream().map(Violation::promise).collect(Collectors.toSet());

        assertTrue(
                broken.containsAll(Set.of(
                        Promise.OUTCOME_TRUE,
                        Promise.EVENTS_IN_ORDER,
                        Promise.NO_PAYMENT_LOST,
                        Promise.NO_CALL_LOST,
                        Promise.NO_GATE_OPENED_LATE,
                        Promise.LEDGER_ZERO,
                        Promise.NO_GATE_FOR_ANOTHER_CAR)),
                broken::toString);
    }

    /** What is to be lied about. */
    private static void somebodyPaysAndSomebodyCalls() throws Exception {
        var rush = rig.rush(SEED);
        await().atMost(LONG).until(() -> there("payment where state = 'SUCCEEDED'"));
        rush.stop();
        var robot = rig.site().entryOf("probe").robot();
        var visit = robot.arrive(PlateReading.of("粤D00001"), Vehicle.CAR);
        visit.await(now -> now.answeredIn().isPresent(), PATIENCE);
        robot.help();
        await().atMost(LONG).until(() -> there("call where reason = 'HELP_BUTTON' and passage_id is not null"));
        robot.depart(visit, Departure.BACKED_OUT);
        assertEquals(List.of(), rig.settled(LONG));
    }

    private static boolean there(String what) throws SQLException {
        try (var owner = rig.owner();
                var statement = owner.createStatement();
                var rows = statement.executeQuery("select exists (select from " + what + ")")) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private static void plant(String lie) throws SQLException {
        try (var owner = rig.owner();
                var statement = owner.createStatement()) {
            statement.execute(lie);
        }
    }
}
