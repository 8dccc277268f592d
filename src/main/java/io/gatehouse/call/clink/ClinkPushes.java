package io.gatehouse.call.clink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.call.CallCenterKind;
import io.gatehouse.call.CenterLine;
import io.gatehouse.call.CenterLines;
import io.gatehouse.call.PhoneCalls;
import io.gatehouse.platform.Problem;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Believes a push or does not, reads it, and hands it on. */
@ApplicationScoped
class ClinkPushes {

    private static final int LONGEST = 500;

    private final CenterLines lines;
    private final PhoneCalls calls;
    private final ObjectMapper json;
    private final Clock clock;

    ClinkPushes(CenterLines lines, PhoneCalls calls, ObjectMapper json, Clock clock) {
        this.lines = lines;
        this.calls = calls;
        this.json = json;
        this.clock = clock;
    }

    Uni<Void> receive(UUID center, String token, String type, String body) {
        return lines.believed(center, CallCenterKind.CLINK, token)
                .map(line -> line.orElseThrow(
                        () -> Problem.unauthorized("The push does not carry the call centre's token.")))
                .chain(line -> receive(line, fields(type, body)));
    }

    private Uni<Void> receive(CenterLine line, Map<String, String> fields) {
        return ClinkMapping.read(line.settings(), fields, clock.instant())
                .map(push -> calls.receive(line, push))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Map<String, String> fields(String type, String body) {
        var fields = type != null && type.startsWith("application/x-www-form-urlencoded") ? form(body) : flat(body);
        fields.values().removeIf(value -> value.length() > LONGEST || value.indexOf('\0') >= 0);
        return fields;
    }

    private static Map<String, String> form(String body) {
        try {
            var fields = new HashMap<String, String>();
            new QueryStringDecoder(body, false).parameters().forEach((name, values) -> fields.put(name, values.get(0)));
            return fields;
        } catch (IllegalArgumentException broken) {
            throw unreadable();
        }
    }

    private Map<String, String> flat(String body) {
        var fields = new HashMap<String, String>();
        read(body).fields().forEachRemaining(field -> {
            if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                fields.put(field.getKey(), field.getValue().asText());
            }
        });
        return fields;
    }

    private JsonNode read(String body) {
        try {
            var read = json.readTree(body);
            if (read != null && read.isObject()) {
                return read;
            }
        } catch (JsonProcessingException bad) {
            // falls through: the same answer
        }
        throw unreadable();
    }

    private static Problem unreadable() {
        return Problem.invalid("", "unreadable", "The body is no form and no JSON object.");
    }
}
