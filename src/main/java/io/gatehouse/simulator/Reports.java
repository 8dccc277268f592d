package io.gatehouse.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gatehouse.simulator.wire.Command;
import java.util.List;
import java.util.UUID;

/** Words what a robot says, each time with the {@code id, bootId, seq, at} that every message has. */
final class Reports {
    private final RobotClock clock;
    private UUID bootId = UUID.randomUUID();
    private long seq;

    Reports(RobotClock clock) {
        this.clock = clock;
    }

    void reboot() {
        bootId = UUID.randomUUID();
        seq = 0;
    }

    private ObjectNode message() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", UUID.randomUUID().toString())
                .put("bootId", bootId.toString())
                .put("seq", ++seq)
                .put("at", clock.shows().toString());
    }

    private ObjectNode about(UUID arrivalId) {
        var message = message();
        return arrivalId == null ? message : message.put("arrivalId", arrivalId.toString());
    }

    ObjectNode online(RobotConfig config) {
        var message = message().put("state", "ONLINE").put("firmware", config.firmware());
        config.capabilities().forEach(message.putArray("capabilities")::add);
        return message;
    }

    ObjectNode arrival(Visit visit, Vehicle vehicle) {
        var message = about(visit.arrivalId());
        visit.plate().ifPresent(plate -> message.set("plate", plate(plate)));
        message.putObject("vehicle").put("type", vehicle.type()).put("color", vehicle.color());
        message.putArray("images");
        return message;
    }

    private static ObjectNode plate(PlateReading plate) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("number", plate.number())
                .put("color", plate.color())
                .put("confidence", plate.confidence());
    }

    ObjectNode departure(UUID arrivalId, Departure departure) {
        return about(arrivalId).put("direction", departure.name());
    }

    ObjectNode gate(Gate gate) {
        return about(gate.car().orElse(null)).put("state", gate.state().name());
    }

    ObjectNode scan(UUID arrivalId, String code) {
        return about(arrivalId).put("code", code);
    }

    ObjectNode help(UUID arrivalId) {
        return about(arrivalId);
    }

    ObjectNode ack(Command command, Outcome outcome, String reason) {
        return message()
                .put("commandId", command.id().toString())
                .put("outcome", outcome.name())
                .put("reason", reason);
    }

    ObjectNode health(Battery battery, List<String> faults) {
        var message = message()
                .put("power", battery.power())
                .put("battery", battery.percent())
                .put("temperature", 31.5);
        message.putObject("network").put("rttMs", 40).put("type", "4G");
        faults.forEach(message.putArray("faults")::add);
        return message;
    }

    ObjectNode offline(List<OfflinePassage> passages) {
        var message = message();
        var array = message.putArray("passages");
        passages.forEach(passage -> array.add(passage(passage)));
        return message;
    }

    private static ObjectNode passage(OfflinePassage passage) {
        var node = JsonNodeFactory.instance
                .objectNode()
                .put("arrivalId", passage.arrivalId().toString())
                .put("at", passage.at().toString())
                .put("direction", passage.direction().name())
                .put("opened", passage.opened())
                .put("rule", passage.rule());
        return passage.plate() == null ? node : node.set("plate", plate(passage.plate()));
    }
}
