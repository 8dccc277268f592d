package io.gatehouse.simulator.desk;

import static io.gatehouse.simulator.desk.Console.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gatehouse.simulator.Departure;
import io.gatehouse.simulator.Direction;
import io.gatehouse.simulator.PlateReading;
import io.gatehouse.simulator.Robot;
import io.gatehouse.simulator.RobotConfig;
import io.gatehouse.simulator.Vehicle;
import io.gatehouse.simulator.Visit;
import io.gatehouse.simulator.traffic.PlatformApi;
import io.gatehouse.simulator.wire.Broker;
import io.gatehouse.simulator.wire.Command;
import io.gatehouse.simulator.wire.Journal;
import io.gatehouse.simulator.wire.Network;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * One driver after the other presses the button, and one agent lets them in: the time from the button to
 * {@code call.offered} on the agent's socket, and from the agent's opening to the robot's receipt of the command.
 */
public final class HelpLoad {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int WARM_UP = 30;

    private record Heard(String call, long nanos) {}

    private final BlockingQueue<Heard> offers = new ArrayBlockingQueue<>(100);
    private final List<Long> untilOffered = new ArrayList<>();
    private final List<Long> untilOpen = new ArrayList<>();
    private final PlatformApi operator;
    private final Console console;
    private final Robot robot;

    private HelpLoad(
            URI api, Supplier<String> operatorToken, Supplier<String> agentToken, String subject, Broker broker) {
        operator = PlatformApi.at(api).with(operatorToken);
        var park = make("/v1/parks", park());
        robot = robot(park, broker);
        if (operator.get("/v1/agents?subject=" + subject).path("data").isEmpty()) {
            make("/v1/agents", json().put("subject", subject).put("name", subject));
        }
        console = new Console(api, agentToken, this::hear).connect();
        console.status("READY");
    }

    /** What was measured, in nanoseconds: from the button to the offer, from the agent's opening to the robot's receipt. */
    public record Measured(List<Long> untilOffered, List<Long> untilOpen) {}

    /**
     * Returns when so many drivers were helped; some more before them warm the platform up.
     *
     * @param agentToken of the role AGENT, with this subject
     */
    public static Measured measure(
            URI api,
            Supplier<String> operatorToken,
            Supplier<String> agentToken,
            String subject,
            Broker broker,
            int rounds)
            throws InterruptedException {
        var load = new HelpLoad(api, operatorToken, agentToken, subject, broker);
        for (int round = 0; round < WARM_UP + rounds; round++) {
            load.round(round);
        }
        load.robot.close();
        load.console.status("OFFLINE");
        load.console.close();
        return new Measured(load.untilOffered, load.untilOpen);
    }

    private static ObjectNode park() {
        return json().put("code", "help-" + System.currentTimeMillis())
                .put("name", "Help")
                .put("timeZone", "UTC")
                .put("admission", "CONFIRM")
                .put("capacity", 1_000);
    }

    private String make(String path, ObjectNode body) {
        return operator.post(path, body).path("id").asText();
    }

    private Robot robot(String park, Broker broker) {
        var code = "help-" + System.currentTimeMillis();
        var lane =
                json().put("parkId", park).put("code", code).put("name", code).put("direction", "ENTRY");
        var at = json().put("laneId", make("/v1/lanes", lane)).put("code", code).put("name", code);
        var secret = operator.post("/v1/robots/" + make("/v1/robots", at) + "/secret", json())
                .path("secret")
                .asText();
        var config = RobotConfig.of(code, secret, broker, Direction.ENTRY).withGateOpening(Duration.ofMillis(1));
        return new Robot(config, Network.perfect(), Journal.none()).connect();
    }

    private void hear(JsonNode message) {
        if (message.path("type").asText().equals("call.offered")) {
            offers.add(new Heard(message.path("subject").asText(), System.nanoTime()));
        }
    }

    private void round(int number) throws InterruptedException {
        var visit = robot.arrive(PlateReading.of("粤B%05d".formatted(number)), Vehicle.CAR);
        visit.awaitCommand(Command.Kind.PRESENT, PATIENCE);
        long pressed = System.nanoTime();
        robot.help();
        var offer = offers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        console.accept(offer.call());
        long asked = System.nanoTime();
        console.act(passage(offer), "openings", abnormal());
        long open = visit.awaitCommand(Command.Kind.OPEN, PATIENCE).receivedNanos();
        if (number >= WARM_UP) {
            untilOffered.add(offer.nanos() - pressed);
            untilOpen.add(open - asked);
        }
        leave(visit, offer);
    }

    private String passage(Heard offer) {
        return operator.get("/v1/calls/" + offer.call()).path("passageId").asText();
    }

    private static ObjectNode abnormal() {
        return json().put("kind", "ABNORMAL").put("reason", "OTHER").put("remark", "measured");
    }

    private void leave(Visit visit, Heard offer) {
        visit.awaitOpen(PATIENCE);
        robot.depart(visit, Departure.BACKED_OUT);
        console.close(offer.call(), "HELPED", "measured");
    }
}
