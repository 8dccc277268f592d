package io.gatehouse.lane;

import io.gatehouse.robot.Command;
import io.gatehouse.robot.Transport;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/** The wire to robots that speak our own protocol (contract/mqtt.md), in both directions. */
@ApplicationScoped
public class RobotWire implements Line, TopicListener {

    private static final String UP = "gatehouse/v1/robots/+/up/#";
    private static final Pattern UP_TOPIC = Pattern.compile("gatehouse/v1/robots/([^/]+)/up/(.+)");
    private static final String DOWN = "gatehouse/v1/robots/%s/down/%s";

    private final LaneMqtt mqtt;
    private final Inbox inbox;
    private final SentCommands sent;
    private final Clock clock;

    RobotWire(LaneMqtt mqtt, Inbox inbox, SentCommands sent, Clock clock) {
        this.mqtt = mqtt;
        this.inbox = inbox;
        this.sent = sent;
        this.clock = clock;
    }

    @Override
    public Transport transport() {
        return Transport.MQTT;
    }

    @Override
    public void send(Command command, String device) {
        long seconds = Duration.between(clock.instant(), command.deadline()).toSeconds();
        if (seconds < 1) {
            return;
        }
        var topic = DOWN.formatted(command.robotCode(), command.kind().wire());
        publish(topic, command.payload(), seconds).thenRun(() -> sent.mark(command));
    }

    @Override
    public void tell(String device, String message, JsonObject payload, Duration expiry) {
        publish(DOWN.formatted(device, message), payload, expiry.toSeconds());
    }

    private CompletableFuture<?> publish(String topic, JsonObject payload, long expirySeconds) {
        var body = payload.copy().put("at", clock.instant().toString());
        return mqtt.publish(topic, body.encode().getBytes(StandardCharsets.UTF_8), expirySeconds);
    }

    @Override
    public List<String> topics() {
        return List.of(UP);
    }

    @Override
    public CompletableFuture<?> hear(String topic, byte[] payload) {
        var up = UP_TOPIC.matcher(topic);
        return up.matches()
                ? inbox.take(new Inbox.Message(up.group(1), up.group(2), payload, clock.instant()))
                : CompletableFuture.completedFuture(null);
    }
}
