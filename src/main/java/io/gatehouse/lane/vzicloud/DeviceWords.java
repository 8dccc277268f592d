package io.gatehouse.lane.vzicloud;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.lane.UpMessage.Outcome;
import io.gatehouse.robot.Command;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * The smaller words of these cameras, both ways. Envelope, {@code gpio_in} and {@code gpio_out}: open.vzicloud.com/doc/mqtt;
 * {@code barr_gate_status}, {@code tts_voice}: 车牌识别一体机MQTT对接协议 v1.1.14 for the R3 and R5 cameras. Pure.
 */
final class DeviceWords {

    private static final int OK = 200;

    /** "Open: gpio_out {io:0, value:2 (on, then off), delay:1500 ms}". */
    private static final JsonObject PULSE =
            new JsonObject().put("io", 0).put("value", 2).put("delay", 1500);

    private DeviceWords() {}

    /** Empty when the camera has no gate to tell of, or says something that we do not know. */
    static Optional<String> gate(JsonNode payload) {
        var body = payload.path("body");
        if (body.path("enable").asInt(1) == 0) {
            return Optional.empty();
        }
        if (body.path("connect_status").asInt(1) == 0) {
            return Optional.of("FAULT");
        }
        return switch (body.path("gate_status").asInt(-1)) {
            case 0 -> Optional.of("CLOSED");
            case 1 -> Optional.of("OPEN");
            default -> Optional.empty();
        };
    }

    /** An input that is off now: 0 off, 1 on, 2 on and off again. */
    static Optional<Integer> freedInput(JsonNode payload) {
        var result = payload.at("/body/AlarmGioIn/result/TriggerResult");
        int value = result.path("value").asInt(-1);
        return (value == 0 || value == 2) && result.path("source").isInt()
                ? Optional.of(result.path("source").asInt())
                : Optional.empty();
    }

    static Outcome outcome(int code) {
        return code == OK ? Outcome.DONE : Outcome.REFUSED;
    }

    /** What the command is called there; empty when such a camera cannot do it. */
    static Optional<String> nameOf(Command.Kind kind) {
        return switch (kind) {
            case OPEN -> Optional.of("gpio_out");
            case PRESENT -> Optional.of("tts_voice");
            case CAPTURE, LISTEN -> Optional.empty();
        };
    }

    static JsonObject message(Command command, String serial, Instant now) {
        var payload = command.kind() == Command.Kind.OPEN
                ? new JsonObject().put("type", "gpio_out").put("body", PULSE.copy())
                : new JsonObject().put("type", "play_voice").put("body", speech(command));
        return new JsonObject()
                .put("id", command.id().toString())
                .put("sn", serial)
                .put("name", nameOf(command.kind()).orElseThrow())
                .put("version", "1.0")
                .put("timestamp", now.getEpochSecond())
                .put("payload", payload);
    }

    private static JsonObject speech(Command command) {
        var voice = command.payload().getJsonObject("voice", new JsonObject());
        var text = voice.getString("text", "").getBytes(StandardCharsets.UTF_8);
        return new JsonObject()
                .put("voice_data", Base64.getEncoder().encodeToString(text))
                .put("voice_volume", 100)
                .put("voice_male", 0);
    }
}
