package io.gatehouse.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.gatehouse.support.Backbone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** The platform's end of the wire, worked by hand: it hears what robots say and sends what a test wants. */
public final class HandMadePlatform implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final Mqtt5AsyncClient client;
    private volatile BiConsumer<String, UUID> onArrival = (robot, arrivalId) -> {};

    public HandMadePlatform(Backbone backbone) {
        var login = backbone.options().platform();
        client = MqttClient.builder()
                .useMqttVersion5()
                .serverHost(backbone.broker().host())
                .serverPort(backbone.broker().port())
                .simpleAuth()
                .username(login.name())
                .password(login.password().getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .buildAsync();
        client.connect().join();
        client.subscribeWith()
                .topicFilter("gatehouse/v1/robots/+/up/#")
                .qos(MqttQos.AT_LEAST_ONCE)
                .callback(this::hear)
                .send()
                .join();
    }

    private void hear(Mqtt5Publish publish) {
        try {
            var levels = publish.getTopic().getLevels();
            var payload = JSON.readTree(publish.getPayloadAsBytes());
            heard.add(new Heard(levels.get(3), levels.get(5), payload));
            if (levels.get(5).equals("arrival")) {
                onArrival.accept(
                        levels.get(3), UUID.fromString(payload.get("arrivalId").asText()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What to do at each arrival: given are the robot and the arrival. */
    public void onArrival(BiConsumer<String, UUID> answer) {
        onArrival = answer;
    }

    /** What this robot has said under this name, in the order in which it arrived. */
    public List<JsonNode> heard(String robot, String message) {
        return heard.stream()
                .filter(h -> h.robot.equals(robot) && h.message.equals(message))
                .map(Heard::payload)
                .toList();
    }

    public static ObjectNode command(UUID arrivalId) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", UUID.randomUUID().toString())
                .put("passageId", UUID.randomUUID().toString())
                .put("arrivalId", arrivalId.toString());
    }

    /** An open command for this car, to be carried out within this time. */
    public static ObjectNode open(UUID arrivalId, Duration within) {
        return command(arrivalId).put("deadline", Instant.now().plus(within).toString());
    }

    public static ObjectNode present(UUID arrivalId, String voice, String qr) {
        var command = command(arrivalId).put("light", "GREEN").put("situation", "FEE_DUE");
        command.putObject("voice").put("text", voice).put("locale", "zh-CN");
        command.putObject("screen").put("kind", qr == null ? "SMILE" : "QR").put("qr", qr);
        return command;
    }

    public void send(String robot, String message, ObjectNode body, long expirySeconds) {
        client.publishWith()
                .topic("gatehouse/v1/robots/" + robot + "/down/" + message)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(body.toString().getBytes(StandardCharsets.UTF_8))
                .messageExpiryInterval(expirySeconds)
                .send();
    }

    @Override
    public void close() {
        client.disconnect().join();
    }

    private record Heard(String robot, String message, JsonNode payload) {}
}
