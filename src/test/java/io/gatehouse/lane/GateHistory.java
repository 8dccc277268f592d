package io.gatehouse.lane;

import io.gatehouse.robot.Command;
import io.gatehouse.support.SettableClock;
import io.gatehouse.support.TestLane;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * What really happens at one lane of a random history: which car stands at the loop, which messages are on their way to the
 * platform, which commands reached the robot, and what its gate did. The robot keeps to the contract; the network does not
 * keep anything.
 */
final class GateHistory {

    /** One command that the gate obeyed. */
    record Opened(UUID command, UUID arrival, Instant at) {}

    private final Clock clock = new SettableClock();
    private final TestLane lane;
    private final Random random;
    private final UUID boot = UUID.randomUUID();
    private long seq;
    private UUID atLoop;
    private String plate;
    private final List<JsonObject> onTheirWay = new ArrayList<>();
    private final Set<UUID> used = new HashSet<>();
    private final Map<UUID, String> said = new HashMap<>();
    final List<Opened> openings = new ArrayList<>();
    final Set<UUID> through = new HashSet<>();

    GateHistory(TestLane lane, Random random) {
        this.lane = lane;
        this.random = random;
    }

    TestLane lane() {
        return lane;
    }

    boolean occupied() {
        return atLoop != null;
    }

    /** A car comes; whoever stood there has gone unseen. */
    void arrive(String newPlate) {
        atLoop = UUID.randomUUID();
        plate = newPlate;
        recognise(newPlate);
    }

    /** The camera reads the car once more, perhaps otherwise. */
    void recognise(String read) {
        var message = message("arrival").put("arrivalId", atLoop.toString());
        if (read != null) {
            var confidence = random.nextInt(4) == 0 ? 0.5 : 0.98;
            message.put("plate", new JsonObject().put("number", read).put("confidence", confidence));
        }
        onTheirWay.add(message);
    }

    void recogniseAgain() {
        recognise(plate);
    }

    void depart(boolean isThrough) {
        onTheirWay.add(message("departure")
                .put("arrivalId", atLoop.toString())
                .put("direction", isThrough ? "THROUGH" : "BACKED_OUT"));
        if (isThrough) {
            through.add(atLoop);
        }
        atLoop = null;
    }

    /** Any of the messages on their way, in any order; often it will come once more. */
    JsonObject next() {
        if (onTheirWay.isEmpty()) {
            return null;
        }
        int which = random.nextInt(onTheirWay.size());
        return random.nextInt(4) == 0 ? onTheirWay.get(which) : onTheirWay.remove(which);
    }

    void again(JsonObject message) {
        onTheirWay.add(message);
    }

    void lose() {
        if (!onTheirWay.isEmpty()) {
            onTheirWay.remove(random.nextInt(onTheirWay.size()));
        }
    }

    boolean quiet() {
        return onTheirWay.isEmpty();
    }

    /** As contract/mqtt.md says: open once, only while the car is the one at the loop and the deadline has not passed. */
    void receive(Command command) {
        if (command.kind() != Command.Kind.OPEN) {
            return;
        }
        var arrival = UUID.fromString(command.payload().getString("arrivalId"));
        var late = !clock.instant().isBefore(Instant.parse(command.payload().getString("deadline")));
        if (used.add(command.id())) {
            said.put(command.id(), late ? "EXPIRED" : arrival.equals(atLoop) ? "DONE" : "REFUSED");
            if (said.get(command.id()).equals("DONE")) {
                openings.add(new Opened(command.id(), arrival, clock.instant()));
            }
        }
        onTheirWay.add(message("ack").put("commandId", command.id().toString()).put("outcome", said.get(command.id())));
    }

    /** What the robot truly did about a command; null when it never got it. */
    String truth(UUID command) {
        return said.get(command);
    }

    private JsonObject message(String kind) {
        return new JsonObject()
                .put("kind", kind)
                .put("id", UUID.randomUUID().toString())
                .put("bootId", boot.toString())
                .put("seq", ++seq)
                .put("at", clock.instant().plus(Duration.ofMinutes(3)).toString());
    }
}
