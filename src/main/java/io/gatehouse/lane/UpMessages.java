package io.gatehouse.lane;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.lane.UpMessage.Ack;
import io.gatehouse.lane.UpMessage.Arrival;
import io.gatehouse.lane.UpMessage.Departure;
import io.gatehouse.lane.UpMessage.Gate;
import io.gatehouse.lane.UpMessage.Header;
import io.gatehouse.lane.UpMessage.Health;
import io.gatehouse.lane.UpMessage.Help;
import io.gatehouse.lane.UpMessage.Image;
import io.gatehouse.lane.UpMessage.Network;
import io.gatehouse.lane.UpMessage.Offline;
import io.gatehouse.lane.UpMessage.OfflinePassage;
import io.gatehouse.lane.UpMessage.Presence;
import io.gatehouse.lane.UpMessage.ReadPlate;
import io.gatehouse.lane.UpMessage.Scan;
import io.gatehouse.lane.UpMessage.Vehicle;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Reads what robots send: JSON of at most 16 KiB, unknown fields ignored, everything else as the contract says. */
@ApplicationScoped
@RegisterForReflection(
        targets = {
            Arrival.class,
            Departure.class,
            Gate.class,
            Scan.class,
            Help.class,
            Ack.class,
            Health.class,
            Offline.class,
            Presence.class,
            Header.class,
            ReadPlate.class,
            Vehicle.class,
            Image.class,
            Network.class,
            OfflinePassage.class
        })
public class UpMessages {

    static final int MOST_BYTES = 16 * 1024;
    private static final int LONGEST_TEXT = 2_000;
    private static final Set<String> GATE_STATES = Set.of("OPENING", "OPEN", "CLOSING", "CLOSED", "FAULT");

    private final ObjectMapper json;

    UpMessages(ObjectMapper json) {
        this.json = json;
    }

    /** @param kind the last part of the topic */
    UpMessage read(String kind, byte[] payload) {
        var body = body(payload);
        if (kind.equals("presence")) {
            return presence(body);
        }
        return switch (kind) {
            case "arrival" -> arrival(body, header(body));
            case "departure" -> departure(body, header(body));
            case "gate" -> gate(body, header(body));
            case "scan" -> scan(body, header(body));
            case "help" -> new Help(header(body), read(body.path("arrivalId"), UUID.class));
            case "ack" -> ack(body, header(body));
            case "health" -> health(body, header(body));
            case "offline" -> offline(body, header(body));
            default -> throw new BadMessage("unknown-message", "There is no message " + kind + ".");
        };
    }

    private JsonNode body(byte[] payload) {
        if (payload.length > MOST_BYTES) {
            throw new BadMessage("too-large", "A message has at most 16 KiB.");
        }
        try {
            var body = json.readTree(payload);
            if (body != null && body.isObject()) {
                return storable(body);
            }
        } catch (IOException notJson) {
            // falls through: the same reason as for JSON that is no object
        }
        throw new BadMessage("not-json", "A message is one JSON object in UTF-8.");
    }

    /** No NUL and no overlong text anywhere: the database would refuse the first, people the second. */
    private static JsonNode storable(JsonNode node) {
        if (node.isTextual()
                && (node.textValue().indexOf(0) >= 0 || node.textValue().length() > LONGEST_TEXT)) {
            throw new BadMessage("bad-text", "A text has a NUL, or more than 2000 characters.");
        }
        node.forEach(UpMessages::storable);
        return node;
    }

    private Header header(JsonNode body) {
        var header = read(body, Header.class);
        require(header.id(), "id");
        require(header.bootId(), "bootId");
        require(header.at(), "at");
        if (!body.path("seq").canConvertToLong()) {
            throw missing("seq");
        }
        return header;
    }

    private Arrival arrival(JsonNode body, Header header) {
        var arrival = read(body, Arrival.class);
        require(arrival.arrivalId(), "arrivalId");
        var images = arrival.images() == null ? List.<Image>of() : arrival.images();
        images.forEach(image -> require(image == null ? null : image.evidenceId(), "images.evidenceId"));
        checked(arrival.plate());
        return new Arrival(header, arrival.arrivalId(), arrival.plate(), arrival.vehicle(), images);
    }

    private static void checked(ReadPlate plate) {
        if (plate == null || plate.confidence() == null) {
            return;
        }
        if (!(plate.percent() >= 0 && plate.percent() <= 100)) {
            throw new BadMessage("bad-confidence", "A confidence is 0 to 1.");
        }
    }

    private Departure departure(JsonNode body, Header header) {
        var departure = read(body, Departure.class);
        require(departure.arrivalId(), "arrivalId");
        require(departure.direction(), "direction");
        return new Departure(header, departure.arrivalId(), departure.direction());
    }

    private Gate gate(JsonNode body, Header header) {
        var gate = read(body, Gate.class);
        if (gate.state() == null || !GATE_STATES.contains(gate.state())) {
            throw missing("state");
        }
        return new Gate(header, gate.state(), gate.arrivalId());
    }

    private Scan scan(JsonNode body, Header header) {
        var scan = read(body, Scan.class);
        require(scan.code(), "code");
        return new Scan(header, scan.code(), scan.arrivalId());
    }

    private Ack ack(JsonNode body, Header header) {
        var ack = read(body, Ack.class);
        require(ack.commandId(), "commandId");
        require(ack.outcome(), "outcome");
        return new Ack(header, ack.commandId(), ack.outcome(), ack.reason());
    }

    private Health health(JsonNode body, Header header) {
        var health = read(body, Health.class);
        var faults = health.faults() == null ? List.<String>of() : health.faults();
        return new Health(header, health.power(), health.battery(), health.network(), health.temperature(), faults);
    }

    private Offline offline(JsonNode body, Header header) {
        var passages = read(body, Offline.class).passages();
        require(passages, "passages");
        passages.forEach(passage -> {
            require(passage == null ? null : passage.arrivalId(), "passages.arrivalId");
            require(passage.at(), "passages.at");
            require(passage.direction(), "passages.direction");
            checked(passage.plate());
        });
        return new Offline(header, passages);
    }

    private Presence presence(JsonNode body) {
        var presence = read(body, Presence.class);
        if (!Set.of("ONLINE", "OFFLINE").contains(String.valueOf(presence.state()))) {
            throw missing("state");
        }
        return presence;
    }

    private <T> T read(JsonNode body, Class<T> type) {
        try {
            return json.treeToValue(body, type);
        } catch (JacksonException | IllegalArgumentException bad) {
            throw new BadMessage("unreadable", "A field has a value that cannot be read.");
        }
    }

    private static void require(Object value, String field) {
        if (value == null) {
            throw missing(field);
        }
    }

    private static BadMessage missing(String field) {
        return new BadMessage("missing-field", "The field " + field + " is missing or has an impossible value.");
    }
}
