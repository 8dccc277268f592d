package io.gatehouse.simulator;

import static io.gatehouse.simulator.HandMadePlatform.open;
import static io.gatehouse.simulator.HandMadePlatform.present;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gatehouse.simulator.wire.Broker;
import io.gatehouse.simulator.wire.Command.Kind;
import io.gatehouse.simulator.wire.Faults;
import io.gatehouse.simulator.wire.Journal;
import io.gatehouse.simulator.wire.Journal.Event;
import io.gatehouse.simulator.wire.Network;
import io.gatehouse.support.Backbone;
import io.gatehouse.support.BackboneOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RobotTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final PlateReading PLATE = PlateReading.of("粤B12345");

    private static Backbone backbone;
    private static HandMadePlatform platform;

    private final String code = "R-" + UUID.randomUUID();
    private final Network network = new Network(42);
    private Robot robot;

    @BeforeAll
    static void startPeers() {
        backbone = Backbone.start(BackboneOptions.temporary().withAccess((code, secret) -> secret.equals("secret")));
        platform = new HandMadePlatform(backbone);
    }

    @AfterAll
    static void stopPeers() {
        platform.close();
        backbone.close();
    }

    @AfterEach
    void switchOff() {
        robot.close();
    }

    private Robot robot() {
        return robot(config -> config);
    }

    private Robot robot(UnaryOperator<RobotConfig> with) {
        var broker = Broker.at(backbone.broker().host(), backbone.broker().port());
        var config = RobotConfig.of(code, "secret", broker, Direction.ENTRY)
                .withGateOpening(Duration.ofMillis(5))
                .withRetries(Duration.ofMillis(20), Duration.ZERO);
        robot = new Robot(with.apply(config), network, Journal.inMemory());
        return robot.connect();
    }

    private List<JsonNode> said(String message) {
        return platform.heard(code, message);
    }

    private JsonNode awaitSaid(String message, int nth) {
        await().atMost(SOON).until(() -> said(message).size() >= nth);
        return said(message).get(nth - 1);
    }

    private JsonNode awaitAckOf(JsonNode command) {
        await().atMost(SOON).until(() -> acksOf(command).size() > 0);
        return acksOf(command).get(0);
    }

    private List<JsonNode> acksOf(JsonNode command) {
        return said("ack").stream()
                .filter(ack ->
                        ack.get("commandId").asText().equals(command.get("id").asText()))
                .toList();
    }

    private static String state(JsonNode presence) {
        return presence.get("state").asText();
    }

    @Test
    void it_says_that_it_is_there_and_its_will_says_when_it_is_not() {
        robot();
        var online = awaitSaid("presence", 1);
        assertEquals("ONLINE", state(online));
        assertEquals("simulator-1.0", online.get("firmware").asText());
        assertTrue(online.get("capabilities").size() > 0);

        robot.network().cut();
        assertEquals("OFFLINE", state(awaitSaid("presence", 2)));

        robot.network().restore();
        assertEquals(online.get("bootId"), awaitSaid("presence", 3).get("bootId"));

        robot.reboot();
        assertNotEquals(online.get("bootId"), awaitSaid("presence", 5).get("bootId"));
    }

    @Test
    void every_message_has_id_boot_rising_seq_and_time_with_offset() {
        robot();
        var visit = robot.arrive(PLATE, Vehicle.CAR);
        robot.scan("134567890123456789");
        robot.help();
        robot.health();
        robot.depart(visit, Departure.BACKED_OUT);

        var messages = List.of(
                awaitSaid("arrival", 1),
                awaitSaid("scan", 1),
                awaitSaid("help", 1),
                awaitSaid("health", 1),
                awaitSaid("departure", 1));
        long seq = 0;
        for (var message : messages) {
            UUID.fromString(message.get("id").asText());
            assertEquals(awaitSaid("presence", 1).get("bootId"), message.get("bootId"));
            assertTrue(message.get("seq").asLong() > seq);
            seq = message.get("seq").asLong();
            OffsetDateTime.parse(message.get("at").asText());
        }
        assertEquals("粤B12345", messages.get(0).get("plate").get("number").asText());
        assertEquals(
                visit.arrivalId().toString(), messages.get(1).get("arrivalId").asText());
        assertEquals("BACKED_OUT", messages.get(4).get("direction").asText());
    }

    @Test
    void an_open_command_for_the_car_at_the_loop_opens_and_is_acknowledged_when_the_gate_is_open() {
        robot();
        var visit = robot.arrive(PLATE, Vehicle.CAR);
        var open = open(visit.arrivalId(), MINUTE);
        platform.send(code, "open", open, 60);

        assertEquals("DONE", awaitAckOf(open).get("outcome").asText());
        assertTrue(visit.open());
        assertTrue(visit.answeredIn().orElseThrow().toMillis() < SOON.toMillis());
        robot.depart(visit, Departure.THROUGH);
        awaitSaid("gate", 4);
        assertEquals(
                List.of("OPENING", "OPEN", "CLOSING", "CLOSED"),
                said("gate").stream().map(RobotTest::state).toList());
    }

    @Test
    void an_open_command_that_comes_twice_opens_once_and_is_answered_twice_alike() {
        robot();
        var visit = robot.arrive(PLATE, Vehicle.CAR);
        var open = open(visit.arrivalId(), MINUTE);
        platform.send(code, "open", open, 60);
        awaitAckOf(open);
        platform.send(code, "open", open, 60);
        await().atMost(SOON).until(() -> acksOf(open).size() == 2);

        assertEquals(acksOf(open).get(0), acksOf(open).get(1));
        assertEquals(1, robot.gate().openings());
    }

    @Test
    void an_open_command_for_another_arrival_is_refused() {
        robot();
        var gone = robot.arrive(PLATE, Vehicle.CAR);
        robot.depart(gone, Departure.BACKED_OUT);
        robot.arrive(PlateReading.of("粤B99999"), Vehicle.CAR);
        var late = open(gone.arrivalId(), MINUTE);
        platform.send(code, "open", late, 60);

        var ack = awaitAckOf(late);
        assertEquals("REFUSED", ack.get("outcome").asText());
        assertEquals("another-car", ack.get("reason").asText());
        assertEquals(0, robot.gate().openings());
    }

    @Test
    void an_open_command_without_a_car_at_the_loop_is_refused() {
        robot();
        var open = open(UUID.randomUUID(), MINUTE);
        platform.send(code, "open", open, 60);
        assertEquals("no-car", awaitAckOf(open).get("reason").asText());
    }

    @Test
    void a_clock_that_is_minutes_behind_does_not_let_a_late_open_command_through() {
        lateOpenIsRefusedWithTheClockOff(Duration.ofMinutes(-7));
    }

    @Test
    void a_clock_that_is_minutes_ahead_does_not_refuse_an_open_command_in_time() {
        robot(config -> config.withClockOff(Duration.ofMinutes(7)));
        var visit = robot.arrive(PLATE, Vehicle.CAR);
        var open = open(visit.arrivalId(), Duration.ofSeconds(20));
        platform.send(code, "open", open, 20);
        assertEquals("DONE", awaitAckOf(open).get("outcome").asText());
        assertTrue(OffsetDateTime.parse(awaitSaid("arrival", 1).get("at").asText())
                .toInstant()
                .isAfter(Instant.now().plus(Duration.ofMinutes(6))));
    }

    private void lateOpenIsRefusedWithTheClockOff(Duration off) {
        robot(config -> config.withClockOff(off));
        var visit = robot.arrive(PLATE, Vehicle.CAR);
        // it hears of the platform's time from any command
        var listen = open(visit.arrivalId(), MINUTE);
        platform.send(code, "listen", listen, 60);
        awaitAckOf(listen);

        network.down(Faults.delayed(Duration.ofMillis(2500)));
        var open = open(visit.arrivalId(), Duration.ofSeconds(1));
        platform.send(code, "open", open, 1);

        assertEquals("EXPIRED", awaitAckOf(open).get("outcome").asText());
        assertEquals(0, robot.gate().openings());
    }

    @Test
    void a_jammed_gate_is_reported_and_refuses() {
        robot();
        robot.gate().jam(true);
        var visit = robot.arrive(PLATE, Vehicle.CAR);
        var open = open(visit.arrivalId(), MINUTE);
        platform.send(code, "open", open, 60);
        assertEquals("gate-fault", awaitAckOf(open).get("reason").asText());
        assertEquals("FAULT", state(awaitSaid("gate", 2)));
        assertFalse(visit.open());
    }

    @Test
    void it_shows_what_it_is_told_to_the_car_at_the_loop_only() {
        robot();
        var visit = robot.arrive();
        assertFalse(awaitSaid("arrival", 1).has("plate"));
        platform.send(code, "present", present(visit.arrivalId(), "请扫码缴费后出场", "https://x/v1/checkouts/abc"), 60);
        visit.awaitCommand(Kind.PRESENT, SOON);
        assertEquals("请扫码缴费后出场", visit.shown().voice());
        assertEquals("https://x/v1/checkouts/abc", robot.shown().link().orElseThrow());

        var foreign = present(UUID.randomUUID(), "一路平安", null);
        platform.send(code, "present", foreign, 60);
        assertEquals("REFUSED", awaitAckOf(foreign).get("outcome").asText());
        assertEquals("请扫码缴费后出场", robot.shown().voice());
    }

    @Test
    void a_better_recognition_keeps_the_arrival_and_a_repetition_keeps_the_message() {
        robot();
        var visit = robot.arrive(PLATE.withConfidence(0.4), Vehicle.CAR);
        robot.recognise(visit.arrivalId(), PLATE, Vehicle.CAR);
        robot.repeatArrival(visit.arrivalId());
        awaitSaid("arrival", 3);
        var arrivals = said("arrival");
        assertEquals(arrivals.get(0).get("arrivalId"), arrivals.get(1).get("arrivalId"));
        assertNotEquals(arrivals.get(0).get("id"), arrivals.get(1).get("id"));
        assertEquals(arrivals.get(1), arrivals.get(2));
    }

    @Test
    void an_unanswered_arrival_is_sent_again_until_it_is_answered() {
        robot(config -> config.withRetries(Duration.ofMillis(20), Duration.ofMillis(50)));
        var visit = robot.arrive(PLATE, Vehicle.CAR);
        awaitSaid("arrival", 3);
        assertEquals(1, said("arrival").stream().distinct().count());
        platform.send(code, "present", present(visit.arrivalId(), "欢迎光临", null), 60);
        visit.awaitCommand(Kind.PRESENT, SOON);
        assertTrue(visit.answeredIn().isPresent());
    }

    @Test
    void a_bad_network_repeats_and_reorders_but_loses_nothing_that_the_robot_says() {
        robot();
        network.up(new Faults(0.4, 0.3, 0.3, Duration.ZERO, Duration.ofMillis(5)));
        for (int i = 0; i < 60; i++) {
            robot.scan("code " + i);
        }
        await().atMost(SOON)
                .until(() -> said("scan").stream()
                                .map(scan -> scan.get("id"))
                                .distinct()
                                .count()
                        == 60);
        var seqs = said("scan").stream().map(scan -> scan.get("seq").asLong()).toList();
        assertTrue(said("scan").size() > 60, "some came twice");
        assertNotEquals(seqs.stream().sorted().toList(), seqs, "some overtook others");
        assertTrue(robot.journal().entries(Event.UP_LOST, "scan").size() > 10, "some had to be sent again");
    }

    @Test
    void cut_off_it_decides_by_the_last_policy_and_accounts_for_it_when_the_line_is_back() {
        robot();
        platform.send(code, "policy", policy("LISTED", PLATE.number()), 60);
        robot.awaitCommand(Kind.POLICY, SOON);
        network.cut();
        var listed = robot.arrive(PLATE, Vehicle.CAR);
        assertTrue(listed.awaitOpen(SOON));
        robot.depart(listed, Departure.THROUGH);
        var stranger = robot.arrive(PlateReading.of("京A00001"), Vehicle.CAR);
        assertTrue(stranger.await(Visit::alone, SOON));
        assertFalse(stranger.open());
        robot.depart(stranger, Departure.BACKED_OUT);
        network.restore();

        var passages = awaitSaid("offline", 1).get("passages");
        assertEquals(2, passages.size());
        assertEquals(
                listed.arrivalId().toString(), passages.get(0).get("arrivalId").asText());
        assertTrue(passages.get(0).get("opened").asBoolean());
        assertEquals("LISTED", passages.get(0).get("rule").asText());
        assertEquals("THROUGH", passages.get(0).get("direction").asText());
        assertFalse(passages.get(1).get("opened").asBoolean());
        assertEquals(List.of(), said("arrival"));
    }

    private static ObjectNode policy(String admit, String plate) {
        var policy = JsonNodeFactory.instance
                .objectNode()
                .put("id", UUID.randomUUID().toString())
                .put("version", 1)
                .put("validUntil", Instant.now().plus(MINUTE).toString())
                .put("admit", admit);
        policy.putArray("plates").add(plate);
        return policy;
    }

    @Test
    void what_the_platform_said_while_the_line_was_cut_arrives_afterwards() {
        robot();
        var visit = robot.arrive(PLATE, Vehicle.CAR);
        awaitSaid("arrival", 1);
        network.cut();
        assertEquals("OFFLINE", state(awaitSaid("presence", 2)));
        var open = open(visit.arrivalId(), MINUTE);
        platform.send(code, "open", open, 60);
        network.restore();
        assertEquals("DONE", awaitAckOf(open).get("outcome").asText());
    }
}
