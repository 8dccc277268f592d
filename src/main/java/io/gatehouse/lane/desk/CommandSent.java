package io.gatehouse.lane.desk;

import io.gatehouse.robot.Command;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the robot was told. */
@Schema(name = "DeskCommand")
public record CommandSent(
        UUID commandId,
        UUID passageId,
        @Schema(examples = {"present", "listen", "capture"}) String kind,
        @Schema(description = "later than this the robot does not obey") Instant deadline,
        @Schema(description = "the ids that the photos will have") List<UUID> evidenceIds,
        @Schema(description = "what it says and shows; of a presentation", nullable = true)
                Map<String, Object> message) {

    static CommandSent of(Command command) {
        var uploads = command.payload().getJsonArray("uploads");
        return new CommandSent(
                command.id(),
                command.passageId(),
                command.kind().wire(),
                command.deadline(),
                uploads == null
                        ? List.of()
                        : uploads.stream()
                                .map(JsonObject.class::cast)
                                .map(upload -> UUID.fromString(upload.getString("evidenceId")))
                                .toList(),
                uploads == null ? command.payload().getMap() : null);
    }
}
