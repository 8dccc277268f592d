package io.gatehouse.lane.desk;

import static io.gatehouse.lane.desk.DeskLane.SOON;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.lane.desk.DeskLane.Car;
import io.gatehouse.simulator.Departure;
import io.gatehouse.simulator.PlateReading;
import io.gatehouse.simulator.Vehicle;
import io.gatehouse.support.AnsweredCall;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestPark;
import io.gatehouse.support.TestRobots;
import io.gatehouse.support.TestTokens;
import io.gatehouse.support.Wire;
import io.gatehouse.support.Wire.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two at once, again and again: one wins whole, the other is told, and nothing is done twice or half. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class DeskRacesTest {

    private static final int ROUNDS = 6;
    private static final AtomicInteger SCANS = new AtomicInteger();
    private static final String DESK = "{\"kind\": \"DESK\"}";

    private final TestRobots robots = new TestRobots();
    private TestPark park;
    private DeskLane entry;

    @BeforeEach
    void a_park_that_strangers_do_not_enter() {
        park = TestPark.planned().admission("CONFIRM").built();
        entry = new DeskLane(park, park.entry(), robots.at(park.entry()));
    }

    @AfterEach
    void restore() {
        robots.close();
    }

    private CompletableFuture<Answer> act(Car car, String role, String action, String body) {
        return Wire.request("POST", "/v1/passages/" + car.passage() + "/" + action)
                .token(TestTokens.of(park.tenant().id(), role))
                .json(body)
                .sendAsync();
    }

    @Test
    void two_who_open_at_once_open_once() {
        for (int round = 0; round < ROUNDS; round++) {
            var car = entry.arrives("粤B1000" + round % 10);
            var answers =
                    Stream.of("AGENT", "OPERATOR", "AGENT")
                            .map(role -> act(car, role, "openings", DESK))
                            .toList()
                            .stream()
                            .map(CompletableFuture::join)
                            .toList();
            var won = answers.stream().filter(answer -> answer.status() == 201).count();
            assertEquals(1, won, answers::toString);
            assertTrue(
                    answers.stream().filter(answer -> answer.status() != 201).allMatch(answer -> List.of(
                                    "opening-pending", "gate-open")
                            .contains(answer.code())),
                    answers::toString);
            assertTrue(car.visit().awaitOpen(SOON));
            assertEquals("1", car.read("select count(*) from opening where passage_id = $x"));
            assertEquals("1", car.read("select count(*) from command where passage_id = $x and kind = 'open'"));
            entry.robot().depart(car.visit(), Departure.THROUGH);
            car.awaitRead("THROUGH", "select state from passage where id = $x");
        }
        assertEquals("0", park.read("select promised from occupancy where park_id = $p"));
        assertEquals(String.valueOf(ROUNDS), park.read("select head_n / 2 from openings_proof($p)"));
    }

    @Test
    void a_gate_is_not_opened_for_a_car_that_has_gone() {
        int late = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var car = entry.arrives("粤B2000" + round % 10);
            var opened = act(car, "AGENT", "openings", DESK);
            entry.robot().depart(car.visit(), Departure.BACKED_OUT);
            var answer = opened.join();
            car.awaitRead("BACKED_OUT", "select state from passage where id = $x");
            if (answer.status() == 409) {
                late++;
                assertEquals("passage-over", answer.code());
                assertEquals("0", car.read("select count(*) from opening where passage_id = $x"));
            } else {
                assertEquals(201, answer.status(), answer::toString);
            }
            assertEquals(
                    "0",
                    car.read("select count(*) from opening o join passage p on p.id = o.passage_id"
                            + " where p.id = $x and o.granted_at > p.ended_at"));
        }
        assertTrue(late < ROUNDS, "the desk never came in time");
        assertEquals("0", park.read("select coalesce(sum(promised), 0) from occupancy where park_id = $p"));
    }

    @Test
    void a_call_that_is_closed_while_its_driver_pays_hides_no_farewell_and_holds_no_gate() {
        var exit = new DeskLane(park, park.exit(), robots.at(park.exit()));
        for (int round = 0; round < ROUNDS; round++) {
            var plate = "粤B4000" + round % 10;
            park.parked(plate, Duration.ofMinutes(90));
            var car = exit.arrives(plate);
            var call = car.read("select id from call where passage_id = $x");
            exit.robot().scan("1300000000%08d".formatted(SCANS.incrementAndGet()));
            var closed = Wire.request("POST", "/v1/calls/" + call + "/closure")
                    .token(TestTokens.of(park.tenant().id(), "AGENT"))
                    .json("{\"disposition\": \"HELPED\"}")
                    .sendAsync();

            assertTrue(car.visit().awaitOpen(SOON), () -> car.visit().shown().toString());
            assertEquals(200, closed.join().status(), () -> closed.join().toString());
            car.awaitRead("CLOSED", "select state from call where id = '" + call + "'");
            assertTrue(car.visit().await(seen -> "一路平安".equals(seen.shown().voice()), SOON));
            assertEquals("PAYMENT", car.read("select string_agg(kind, ' ') from opening where passage_id = $x"));
            exit.robot().depart(car.visit(), Departure.THROUGH);
            car.awaitRead("THROUGH", "select state from passage where id = $x");
            assertEquals("0", park.read("select count(*) from orders where park_id = $p and state <> 'PAID'"));
        }
    }

    @Test
    void a_camera_never_overrules_an_agent() {
        for (int round = 0; round < ROUNDS; round++) {
            var car = entry.arrives("粤B3000" + round % 10);
            var before = car.read("select message_id from passage where id = $x");
            entry.robot().recognise(car.visit().arrivalId(), PlateReading.of("粤B99999"), Vehicle.CAR);
            var corrected =
                    act(car, "AGENT", "plate", "{\"number\": \"粤B55555\"}").join();
            assertEquals(200, corrected.status(), corrected::toString);
            await().atMost(SOON).until(() -> !before.equals(car.read("select message_id from passage where id = $x")));
            assertEquals("粤B55555", car.read("select plate from passage where id = $x"));
        }
    }

    @Test
    void whoever_loses_the_call_meanwhile_does_not_act() throws SQLException {
        var car = entry.arrives("粤B12345");
        var other = AnsweredCall.agent(park, "somebody-else", false);
        var backbone = BackboneResource.backbone();
        try (var connection = backbone.database().connect(backbone.options().owner());
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("update call set agent_id = '" + other + "' where id = '"
                    + car.call().call() + "'");
            var opened = act(car, "AGENT", "openings", DESK);
            await().atMost(SOON).until(() -> !"0".equals(park.read("select count(*) from pg_locks where not granted")));
            connection.commit();
            var answer = opened.join();
            assertEquals("call-not-yours", answer.code(), answer::toString);
        }
        assertEquals("0", car.read("select count(*) from opening where passage_id = $x"));
    }

    @Test
    void a_call_stays_with_whom_it_is_until_the_action_is_done() {
        for (int round = 0; round < ROUNDS; round++) {
            var car = entry.arrives("粤B4000" + round % 10);
            var other = AnsweredCall.agent(park, "somebody-else", false);
            var opened = act(car, "AGENT", "openings", DESK);
            var moved = CompletableFuture.runAsync(() -> car.call().movedTo(other));
            var answer = opened.join();
            moved.join();
            assertTrue(List.of(201, 409).contains(answer.status()), answer::toString);
            assertEquals(
                    answer.status() == 201 ? "1" : "0", car.read("select count(*) from opening where passage_id = $x"));
        }
    }

    @Test
    void a_repeated_request_is_answered_again_and_does_nothing() {
        var car = entry.arrives("粤B12345");
        var key = UUID.randomUUID().toString();
        var request = Wire.request("POST", "/v1/passages/" + car.passage() + "/openings")
                .token(TestTokens.of(park.tenant().id(), "AGENT"))
                .header("Idempotency-Key", key)
                .json(DESK);
        var first = request.send();
        assertEquals(201, first.status(), first::toString);
        assertEquals(first.text(), request.send().text());
        assertEquals("1", car.read("select count(*) from opening where passage_id = $x"));
    }
}
