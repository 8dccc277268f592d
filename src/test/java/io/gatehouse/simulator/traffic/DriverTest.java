package io.gatehouse.simulator.traffic;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.simulator.Direction;
import io.gatehouse.simulator.HandMadePlatform;
import io.gatehouse.simulator.PlateReading;
import io.gatehouse.simulator.Robot;
import io.gatehouse.simulator.RobotConfig;
import io.gatehouse.simulator.traffic.HandMadeCheckout.Post;
import io.gatehouse.simulator.wire.Broker;
import io.gatehouse.support.Backbone;
import io.gatehouse.support.BackboneOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriverTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Pace QUICK = new Pace(Duration.ofSeconds(5), Duration.ofMillis(5), Duration.ofMillis(5));
    private static final Pace HASTY = new Pace(Duration.ofMillis(1500), Duration.ofMillis(5), Duration.ofMillis(5));
    private static final Cast CAST = new Cast(List.of("粤B00001"), 0.3, 0.2);

    private static Backbone backbone;
    private static HandMadePlatform platform;
    private static HandMadeCheckout checkout;

    private final List<Robot> robots = new ArrayList<>();

    @BeforeAll
    static void startPeers() throws IOException {
        backbone = Backbone.start(BackboneOptions.temporary().withAccess((code, secret) -> true));
        platform = new HandMadePlatform(backbone);
        checkout = new HandMadeCheckout();
    }

    @AfterAll
    static void stopPeers() {
        checkout.close();
        platform.close();
        backbone.close();
    }

    @AfterEach
    void switchOff() {
        robots.forEach(Robot::close);
    }

    private Lane lane(Direction direction) {
        var broker = Broker.at(backbone.broker().host(), backbone.broker().port());
        var config = RobotConfig.of("R-" + UUID.randomUUID(), "secret", broker, direction)
                .withGateOpening(Duration.ofMillis(5));
        var robot = new Robot(config).connect();
        robots.add(robot);
        return new Lane("park", direction + " " + robots.size(), robot);
    }

    private static Driver driver(Car car, Pace pace) {
        return new Driver(car, PlatformApi.at(checkout.base()), pace);
    }

    /** Every arrival is shown this; the gate opens when the driver has done the last of these things. */
    private static void holdsUntil(String action, String purpose, long owed) {
        var opener = new Runnable[1];
        checkout.shows(purpose, owed, post -> {
            if (post.action().equals(action)) {
                opener[0].run();
            }
        });
        platform.onArrival((robot, arrivalId) -> {
            opener[0] = () -> open(robot, arrivalId);
            show(robot, arrivalId, "请扫码", checkout.base() + "/v1/checkouts/" + UUID.randomUUID());
        });
    }

    private static void opensAtOnce() {
        platform.onArrival((robot, arrivalId) -> {
            show(robot, arrivalId, "欢迎光临", null);
            open(robot, arrivalId);
        });
    }

    private static void holds() {
        platform.onArrival((robot, arrivalId) -> show(robot, arrivalId, "车位已满，请稍候", null));
    }

    private static void open(String robot, UUID arrivalId) {
        platform.send(robot, "open", HandMadePlatform.open(arrivalId, MINUTE), 60);
    }

    private static void show(String robot, UUID arrivalId, String voice, String qr) {
        platform.send(robot, "present", HandMadePlatform.present(arrivalId, voice, qr), 60);
    }

    private static List<String> actions() {
        return checkout.posts().stream().map(Post::action).toList();
    }

    private static List<String> departuresSeenFrom(Lane lane) {
        return platform.heard(lane.robot().config().code(), "departure").stream()
                .map(departure -> departure.get("direction").asText())
                .toList();
    }

    private static void awaitDepartures(Lane lane, String... expected) {
        await().untilAsserted(() -> assertEquals(List.of(expected), departuresSeenFrom(lane)));
    }

    @Test
    void whose_gate_opens_goes_through() {
        opensAtOnce();
        var lane = lane(Direction.ENTRY);
        var passing = driver(Car.plated("粤B12345"), QUICK).arriveAndGo(lane);
        assertTrue(passing.through());
        awaitDepartures(lane, "THROUGH");
    }

    @Test
    void who_is_held_backs_out_when_the_patience_is_over() {
        holds();
        var lane = lane(Direction.ENTRY);
        assertFalse(driver(Car.plated("粤B12345"), HASTY).arriveAndGo(lane).through());
        awaitDepartures(lane, "BACKED_OUT");
    }

    @Test
    void an_unplated_car_gets_in_when_its_driver_has_left_a_phone_number() {
        holdsUntil("driver", "UNPLATED_ENTRY", 0);
        var passing = driver(Car.unplated("13911112222"), QUICK).scanAndRegister(lane(Direction.ENTRY));
        assertTrue(passing.through());
        assertEquals(List.of("driver"), actions());
        assertEquals("13911112222", checkout.posts().get(0).body().get("phone").asText());
    }

    @Test
    void an_unplated_car_gets_out_when_its_driver_has_registered_and_paid() {
        holdsUntil("payments", "UNPLATED_EXIT", 500);
        assertTrue(driver(Car.unplated("13911112222"), QUICK)
                .scanAndRegister(lane(Direction.EXIT))
                .through());
        assertEquals(List.of("driver", "payments"), actions());
    }

    @Test
    void who_pays_leaves_and_an_attempt_that_failed_is_repeated_with_its_key() {
        holdsUntil("payments", "FEE", 500);
        checkout.fails(1);
        assertTrue(driver(Car.plated("粤B12345"), QUICK)
                .payThenLeave(lane(Direction.EXIT))
                .through());
        assertEquals(List.of("payments", "payments"), actions());
        assertEquals("sandbox", checkout.posts().get(1).body().get("channel").asText());
        assertEquals(
                checkout.posts().get(0).idempotencyKey(),
                checkout.posts().get(1).idempotencyKey());
    }

    @Test
    void who_came_to_pay_does_not_renew() {
        holdsUntil("payments", "RENEWAL", 30000);
        assertFalse(driver(Car.plated("粤B12345"), HASTY)
                .payThenLeave(lane(Direction.EXIT))
                .through());
        assertEquals(1, checkout.looks());
        assertEquals(List.of(), actions());
        assertTrue(driver(Car.plated("粤B12345"), QUICK)
                .renewThenGo(lane(Direction.ENTRY))
                .through());
    }

    @Test
    void coming_twice_makes_two_arrivals() {
        opensAtOnce();
        var lane = lane(Direction.ENTRY);
        var passings = driver(Car.plated("粤B12345"), QUICK).arriveTwice(lane);
        assertNotEquals(
                passings.get(0).visit().arrivalId(), passings.get(1).visit().arrivalId());
        awaitDepartures(lane, "BACKED_OUT", "THROUGH");
    }

    @Test
    void a_tailgater_goes_through_on_the_opening_of_another() {
        var lane = lane(Direction.EXIT);
        var opened = new CopyOnWriteArrayList<UUID>();
        platform.onArrival((robot, arrivalId) -> {
            if (opened.isEmpty()) {
                opened.add(arrivalId);
                open(robot, arrivalId);
            }
        });
        var behind = driver(Car.plated("粤B99999"), QUICK);
        var passings = driver(Car.plated("粤B12345"), QUICK).letTailgate(behind, lane);
        awaitDepartures(lane, "THROUGH", "THROUGH");
        assertTrue(passings.get(0).visit().open());
        assertFalse(passings.get(1).visit().open());
        assertEquals(1, lane.robot().gate().openings());
    }

    @Test
    void another_lane_may_be_quicker() {
        opensAtOnce();
        var first = lane(Direction.EXIT);
        var second = lane(Direction.EXIT);
        driver(Car.plated("粤B12345"), QUICK).leaveByAnotherLane(first, second);
        awaitDepartures(first, "BACKED_OUT");
        awaitDepartures(second, "THROUGH");
    }

    @Test
    void a_payment_code_is_held_before_the_reader_once_it_listens() {
        var lane = lane(Direction.EXIT);
        platform.onArrival(
                (robot, arrivalId) -> platform.send(robot, "listen", HandMadePlatform.open(arrivalId, MINUTE), 60));
        driver(Car.plated("粤B12345"), HASTY).payByCode(lane, "134567890123456789");
        await().untilAsserted(() -> assertEquals(
                List.of("134567890123456789"),
                platform.heard(lane.robot().config().code(), "scan").stream()
                        .map(scan -> scan.get("code").asText())
                        .toList()));
    }

    @Test
    void who_cannot_help_himself_presses_the_button_once_and_waits_for_the_desk() {
        holds();
        var lane = lane(Direction.ENTRY);
        var passing = CompletableFuture.supplyAsync(() -> caller(Wish.VISITS).comply(lane));
        await().until(() -> !helpHeardFrom(lane).isEmpty());
        assertEquals("粤B12345", lane.plea().orElseThrow().plate().orElseThrow());
        await().pollDelay(HASTY.patience()).until(() -> !passing.isDone());
        open(lane.robot().config().code(), lane.robot().atLoop().orElseThrow().arrivalId());
        assertTrue(passing.join().through());
        assertEquals(1, helpHeardFrom(lane).size());
        assertTrue(lane.plea().isEmpty());
    }

    @Test
    void who_is_told_to_go_back_does_so_at_once() {
        holds();
        var lane = lane(Direction.ENTRY);
        var passing =
                CompletableFuture.supplyAsync(() -> caller(Wish.JUST_PARKS).comply(lane));
        await().until(() -> !helpHeardFrom(lane).isEmpty());
        lane.plea().orElseThrow().advise(Plea.Advice.GO_BACK);
        assertFalse(passing.orTimeout(5, TimeUnit.SECONDS).join().through());
    }

    @Test
    void whose_phone_fails_scans_nothing_until_the_desk_says_so() {
        holdsUntil("payments", "FEE", 500);
        var lane = lane(Direction.EXIT);
        var mood = new Mood(Wish.JUST_PARKS, true, 0, 0, 7);
        var passing = CompletableFuture.supplyAsync(() -> caller(mood).comply(lane));
        await().until(() -> !helpHeardFrom(lane).isEmpty());
        assertEquals(List.of(), actions());
        lane.plea().orElseThrow().advise(Plea.Advice.SCAN);
        assertTrue(passing.join().through());
        assertEquals(List.of("payments"), actions());
    }

    @Test
    void a_gate_that_sticks_opens_after_the_call() {
        opensAtOnce();
        var lane = lane(Direction.ENTRY);
        var passing = CompletableFuture.supplyAsync(() -> caller(Wish.VISITS).findsGateStuck(lane));
        await().until(() -> !helpHeardFrom(lane).isEmpty());
        var visit = lane.robot().atLoop().orElseThrow();
        assertFalse(visit.open());
        open(lane.robot().config().code(), visit.arrivalId());
        assertTrue(passing.join().through());
    }

    private static Driver caller(Wish wish) {
        return caller(new Mood(wish, false, 0, 0, 7));
    }

    private static Driver caller(Mood mood) {
        var soon = new Callers(1, Duration.ofMillis(100), Duration.ofSeconds(30));
        return new Driver(Car.plated("粤B12345"), PlatformApi.at(checkout.base()), HASTY, mood, soon);
    }

    private static List<JsonNode> helpHeardFrom(Lane lane) {
        return platform.heard(lane.robot().config().code(), "help");
    }

    @ParameterizedTest
    @CsvSource({"粤B12345, 粤B1234S", "粤B12340, 粤B1234D", "粤BD10003, 粤BD100D3", "粤B77777, 粤B17777", "粤B33333, 粤B73333"})
    void one_character_is_misread(String plate, String seen) {
        var misread = Misreading.of(PlateReading.of(plate)).number();
        int different = (int) IntStream.range(0, plate.length())
                .filter(i -> plate.charAt(i) != misread.charAt(i))
                .count();
        assertEquals(1, different, misread);
        assertEquals(seen, misread);
    }

    @Test
    void traffic_of_one_seed_makes_the_same_trips() {
        assertEquals(trips(5), trips(5));
        assertNotEquals(trips(5), trips(6));
    }

    private static List<Trip> trips(long seed) {
        var random = new Random(seed);
        return Stream.generate(() -> Trip.draw(random, CAST)).limit(100).toList();
    }

    @Test
    void traffic_goes_in_and_out_again_and_prints_a_line_for_each_passage() {
        opensAtOnce();
        var lanes = List.of(lane(Direction.ENTRY), lane(Direction.EXIT));
        var passings = new CopyOnWriteArrayList<Passing>();
        var setting = new Traffic.Setting(3, 1200, Duration.ofMillis(20), CAST, QUICK, Callers.NONE);
        try (var traffic = new Traffic(setting, lanes, PlatformApi.at(checkout.base()), passings::add)) {
            traffic.start();
            await().until(() -> passings.stream()
                            .filter(passing -> passing.lane().direction() == Direction.EXIT && passing.through())
                            .count()
                    >= 3);
        }
        var line = lineOf(passings.stream().filter(Passing::through).findFirst().orElseThrow());
        assertTrue(line.contains("FEE_DUE") && line.contains("OPENED") && line.contains("欢迎光临"), line);
    }

    private static String lineOf(Passing passing) {
        var bytes = new ByteArrayOutputStream();
        new PassageLine(new PrintStream(bytes, true, StandardCharsets.UTF_8))
                .header()
                .accept(passing);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void what_the_platform_refuses_says_why() {
        var refusal = assertThrows(
                PlatformApi.Refused.class, () -> PlatformApi.at(checkout.base()).get("/v1/nothing"));
        assertEquals(404, refusal.status());
    }
}
