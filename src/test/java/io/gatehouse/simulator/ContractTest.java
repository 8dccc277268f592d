package io.gatehouse.simulator;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gatehouse.simulator.wire.Broker;
import io.gatehouse.simulator.wire.Journal.Entry;
import io.gatehouse.simulator.wire.Journal.Event;
import io.gatehouse.support.Backbone;
import io.gatehouse.support.BackboneOptions;
import io.gatehouse.support.Contract;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The published document says what robots say. */
class ContractTest {
    private static final Set<String> UP =
            Set.of("presence", "arrival", "departure", "gate", "scan", "help", "ack", "health", "offline");
    private static final Set<String> DOWN = Set.of("present", "open", "capture", "listen", "policy", "problem");

    private final Contract contract = Contract.read();

    @Test
    void every_message_has_its_topic_and_examples_that_are_right() {
        UP.forEach(message -> assertEquals("gatehouse/v1/robots/{code}/up/" + message, contract.address(message)));
        DOWN.forEach(message -> assertEquals("gatehouse/v1/robots/{code}/down/" + message, contract.address(message)));
        assertEquals(UP.size() + DOWN.size(), contract.messages().size());
        for (var message : contract.messages()) {
            assertFalse(contract.examples(message).isEmpty(), message);
            contract.examples(message)
                    .forEach(example -> assertEquals(List.of(), contract.violations(message, example)));
        }
    }

    @Test
    void a_message_that_breaks_the_contract_is_noticed() {
        var arrival = (ObjectNode) contract.examples("arrival").get(0).deepCopy();
        arrival.remove("arrivalId");
        arrival.put("colour", "BLUE").put("seq", 0).put("at", "yesterday");
        arrival.withObject("/plate").put("confidence", "high");
        assertEquals(5, contract.violations("arrival", arrival).size());
    }

    @Test
    void what_a_robot_says_is_what_the_document_says() {
        try (var backbone = Backbone.start(BackboneOptions.temporary().withAccess((code, secret) -> true));
                var platform = new HandMadePlatform(backbone);
                var robot = new Robot(RobotConfig.of(
                                "R-1",
                                "secret",
                                Broker.at(
                                        backbone.broker().host(),
                                        backbone.broker().port()),
                                Direction.EXIT)
                        .withGateOpening(Duration.ofMillis(5)))) {
            robot.connect();
            sayEverything(robot, platform);
            await().until(() -> UP.stream()
                    .allMatch(message -> !platform.heard("R-1", message).isEmpty()));
            for (var message : UP) {
                platform.heard("R-1", message)
                        .forEach(payload -> assertEquals(List.of(), contract.violations(message, payload), message));
            }
            assertTrue(robot.journal().entries().stream()
                    .filter(entry -> entry.event() == Event.UP)
                    .map(Entry::message)
                    .allMatch(UP::contains));
        }
    }

    private static void sayEverything(Robot robot, HandMadePlatform platform) {
        var visit = robot.arrive(PlateReading.of("粤B12345"), Vehicle.CAR);
        platform.send("R-1", "open", HandMadePlatform.open(visit.arrivalId(), Duration.ofMinutes(1)), 60);
        visit.awaitOpen(Duration.ofSeconds(10));
        robot.scan("134567890123456789");
        robot.help();
        robot.health("CAMERA_DIRTY");
        robot.depart(visit, Departure.THROUGH);
        robot.arrive();
        robot.offline(List.of(new OfflinePassage(
                UUID.randomUUID(),
                PlateReading.of("粤B12345"),
                OffsetDateTime.now(),
                Departure.THROUGH,
                true,
                "LISTED")));
    }
}
