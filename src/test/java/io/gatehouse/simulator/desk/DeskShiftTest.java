package io.gatehouse.simulator.desk;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.simulator.Departure;
import io.gatehouse.simulator.PlateReading;
import io.gatehouse.simulator.Robot;
import io.gatehouse.simulator.Vehicle;
import io.gatehouse.simulator.Visit;
import io.gatehouse.simulator.traffic.Car;
import io.gatehouse.simulator.traffic.Lane;
import io.gatehouse.simulator.traffic.Plea;
import io.gatehouse.simulator.traffic.Wish;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestPark;
import io.gatehouse.support.TestRobots;
import io.gatehouse.support.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The simulated agents at a real platform. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class DeskShiftTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Tempo QUICK = new Tempo(Duration.ofMillis(20), Duration.ofMillis(20), 0, 0);

    private final TestRobots robots = new TestRobots();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @AfterEach
    void switch_off() {
        robots.close();
    }

    private static URI base() {
        return URI.create("http://localhost:" + RestAssured.port);
    }

    private DeskShift shift(TestPark park, Lane lane) {
        var tenant = park.tenant().id();
        var tokens = new DeskShift.Tokens(
                () -> TestTokens.named(tenant, "boss", SOON, "OPERATOR"),
                subject -> TestTokens.named(tenant, subject, Duration.ofMinutes(1), "AGENT"));
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new DeskShift(new DeskShift.Setting(base(), 1, QUICK, 1), tokens, List.of(lane), out).start();
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** A car with this plate stands there, read as another, and somebody speaks for it. */
    private static Visit held(Robot robot, Lane lane, String plate, String seen) {
        lane.speaks(new Plea(Car.plated(plate), Wish.VISITS));
        var visit = robot.arrive(PlateReading.of(seen), Vehicle.CAR);
        assertTrue(visit.await(now -> now.shown().situation() != null, SOON));
        return visit;
    }

    @Test
    void a_visitor_who_presses_the_button_is_registered_and_let_in() throws Exception {
        var park = TestPark.planned().admission("CONFIRM").built();
        var robot = robots.at(park.entry());
        var lane = new Lane("park", "E-1", robot);
        try (var shift = shift(park, lane)) {
            var visit = held(robot, lane, "粤B12345", "粤B12345");
            robot.help();
            assertTrue(visit.awaitOpen(SOON));
            robot.depart(visit, Departure.THROUGH);
            await().atMost(SOON).until(() -> printed().contains("HELPED"));
        }
        assertTrue(printed().contains("☎ HELP_BUTTON TEMPORARY_REFUSED"), printed());
        assertTrue(printed().contains("offered to 李娜  answered after "), printed());
        assertTrue(printed().contains("registered a visitor, opened  closed after "), printed());
        assertTrue(printed().contains("the desk: 1 calls, 1 answered"), printed());
        assertEquals("DESK", park.read("select kind from opening where park_id = $p"));
    }

    @Test
    void a_car_without_an_entry_is_let_out_against_photos() throws Exception {
        var park = TestPark.made();
        var robot = robots.at(park.exit());
        var lane = new Lane("park", "X-1", robot);
        try (var shift = shift(park, lane)) {
            var visit = held(robot, lane, "粤B12345", "粤B12345");
            assertTrue(visit.awaitOpen(SOON), () -> visit.shown().toString());
            robot.depart(visit, Departure.THROUGH);
            await().atMost(SOON).until(() -> printed().contains("HELPED"));
        }
        assertTrue(printed().contains("photographed DOCUMENT, photographed SCENE, opened for OTHER"), printed());
        assertEquals("ABNORMAL", park.read("select kind from opening where park_id = $p"));
    }

    @Test
    void a_car_whose_entry_was_misread_is_matched_with_its_stay() throws Exception {
        var park = TestPark.made();
        park.parked("粤B1234S", Duration.ofMinutes(5));
        var robot = robots.at(park.exit());
        var lane = new Lane("park", "X-1", robot);
        try (var shift = shift(park, lane)) {
            var visit = held(robot, lane, "粤B12345", "粤B12345");
            assertTrue(visit.awaitOpen(SOON), () -> visit.shown().toString());
            robot.depart(visit, Departure.THROUGH);
            await().atMost(SOON).until(() -> printed().contains("HELPED"));
        }
        assertTrue(printed().contains("matched 粤B1234S"), printed());
    }

    @Test
    void a_line_that_broke_goes_on_where_it_was() {
        var park = TestPark.made();
        var robot = robots.at(park.entry());
        var heard = new CopyOnWriteArrayList<String>();
        var token = TestTokens.named(park.tenant().id(), "boss", Duration.ofMinutes(1), "OPERATOR");
        try (var stream = new LiveStream(base(), () -> token, event -> note(event, heard)).connect()) {
            robot.arrive(PlateReading.of("粤B12345"), Vehicle.CAR);
            await().atMost(SOON).until(() -> heard.contains("passage.cleared"));
            stream.breakOff();
            robot.depart(robot.atLoop().orElseThrow(), Departure.THROUGH);
            await().atMost(SOON).until(() -> heard.contains("stay.began"));
        }
        assertEquals(heard.stream().distinct().toList(), heard);
    }

    private static void note(JsonNode event, List<String> heard) {
        if (event.path("id").isTextual()) {
            heard.add(event.path("type").asText());
        }
    }
}
