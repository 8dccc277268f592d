package io.gatehouse.lane.controller;

import io.gatehouse.robot.Command;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a controller shall do. The same command has the same id however often it is handed out: it is done once. */
@Schema(name = "LaneCommand")
public record LaneCommandView(
        UUID id,
        @Schema(examples = {"present", "open", "capture", "listen"}) String kind,
        UUID passageId,
        @Schema(description = "the car that it is about: not for any other") UUID arrivalId,
        @Schema(description = "later than this it must not be done") Instant deadline,
        @Schema(description = "the whole message, as a robot gets it on `down/{kind}`") Map<String, Object> message) {

    static LaneCommandView of(Command command) {
        return new LaneCommandView(
                command.id(),
                command.kind().wire(),
                command.passageId(),
                UUID.fromString(command.payload().getString("arrivalId")),
                command.deadline(),
                command.payload().getMap());
    }
}
