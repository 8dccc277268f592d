package io.gatehouse.support;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A camera of 臻识 on its maker's MQTT (3.1.1), as open.vzicloud.com/doc/mqtt describes it. */
public final class TestCamera implements AutoCloseable {

    private final String serial;
    private final Mqtt3BlockingClient client;
    private final List<JsonObject> commands = new CopyOnWriteArrayList<>();
    private volatile Integer answer = 200;

    public TestCamera(TestLane lane) {
        var broker = BackboneResource.backbone().broker();
        serial = lane.robot();
        client = MqttClient.builder()
                .useMqttVersion3()
                .identifier(serial)
                .serverHost(broker.host())
                .serverPort(broker.port())
                .simpleAuth()
                .username(serial)
                .password(lane.secret().getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .buildBlocking();
        client.connect();
        client.toAsync()
                .subscribeWith()
                .topicFilter("device/" + serial + "/message/down/+")
                .qos(MqttQos.AT_LEAST_ONCE)
                .callback(this::commanded)
                .send()
                .join();
    }

    /** @param code that it answers commands with; null: it does not answer */
    public TestCamera answering(Integer code) {
        answer = code;
        return this;
    }

    private void commanded(Mqtt3Publish publish) {
        var command = new JsonObject(Buffer.buffer(publish.getPayloadAsBytes()));
        commands.add(command);
        if (answer != null) {
            var reply = new JsonObject()
                    .put("id", command.getString("id"))
                    .put("sn", serial)
                    .put("name", command.getString("name"))
                    .put("version", "1.0")
                    .put("code", answer)
                    .put("timestamp", Instant.now().getEpochSecond());
            client.toAsync()
                    .publishWith()
                    .topic(publish.getTopic() + "/reply")
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload(reply.toBuffer().getBytes())
                    .send();
        }
    }

    /** What it was told to do, of this name. */
    public List<JsonObject> commands(String name) {
        return commands.stream()
                .filter(command -> command.getString("name").equals(name))
                .toList();
    }

    /** What it was told to say, newest last. */
    public List<String> said() {
        return commands("tts_voice").stream()
                .map(command -> command.getJsonObject("payload").getJsonObject("body"))
                .map(body ->
                        new String(Base64.getDecoder().decode(body.getString("voice_data")), StandardCharsets.UTF_8))
                .toList();
    }

    /** A recognition to be told: {@code PlateResult} with the fields that matter. */
    public static JsonObject plate(String number, int plateid, Instant at) {
        var time = new JsonObject().put("sec", at.getEpochSecond()).put("usec", at.getNano() / 1_000);
        return new JsonObject()
                .put("license", Base64.getEncoder().encodeToString(number.getBytes(StandardCharsets.UTF_8)))
                .put("plateid", plateid)
                .put("confidence", 97)
                .put("colorType", 1)
                .put("type", 1)
                .put("triggerType", 1)
                .put("is_fake_plate", 0)
                .put("isoffline", 0)
                .put("timeStamp", new JsonObject().put("Timeval", time));
    }

    public void recognises(JsonObject plateResult) {
        var alarm = new JsonObject()
                .put("serialno", serial)
                .put("result", new JsonObject().put("PlateResult", plateResult));
        tells("ivs_result", new JsonObject().put("AlarmInfoPlate", alarm));
    }

    public void gate(int status) {
        var body = new JsonObject().put("connect_status", 1).put("enable", 1).put("gate_status", status);
        tells("barr_gate_status", new JsonObject().put("body", body));
    }

    public void input(int source, int value) {
        var result = new JsonObject()
                .put("TriggerResult", new JsonObject().put("source", source).put("value", value));
        var body = new JsonObject().put("AlarmGioIn", new JsonObject().put("result", result));
        tells("gpio_in", new JsonObject().put("body", body));
    }

    public void keepsAlive() {
        tells("keep_alive", new JsonObject().put("body", new JsonObject()));
    }

    private void tells(String name, JsonObject payload) {
        var message = new JsonObject()
                .put("id", UUID.randomUUID().toString().substring(0, 16))
                .put("bv", 12378)
                .put("sn", serial)
                .put("name", name)
                .put("version", "1.0")
                .put("timestamp", Instant.now().getEpochSecond())
                .put("payload", payload);
        client.publishWith()
                .topic("device/" + serial + "/message/up/" + name)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(message.toBuffer().getBytes())
                .send();
    }

    @Override
    public void close() {
        client.disconnect();
    }
}
