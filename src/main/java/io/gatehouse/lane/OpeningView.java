package io.gatehouse.lane;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An opening of a gate as it is shown. */
@Schema(name = "Opening")
public record OpeningView(
        UUID id,
        UUID parkId,
        UUID laneId,
        UUID passageId,
        OpeningKind kind,
        @Schema(description = "what it was granted for; once in one passage") String cause,
        @Schema(nullable = true) Situation situation,
        @Schema(nullable = true) String plate,
        @Schema(description = "`rules`, `robot`, or an agent") String decidedBy,
        @Schema(description = "null when a robot opened by itself", nullable = true) UUID commandId,
        Instant grantedAt,
        @Schema(description = "later than this the robot does not open", nullable = true) Instant deadline,
        @Schema(description = "null while it is not known; UNKNOWN: the robot never said", nullable = true)
                OpeningOutcome outcome,
        @Schema(description = "why it did not open", nullable = true) String reason,
        @Schema(nullable = true) Instant endedAt) {

    static OpeningView of(Opening o) {
        return new OpeningView(
                o.id(),
                o.parkId(),
                o.laneId(),
                o.passageId(),
                o.kind(),
                o.cause(),
                o.situation(),
                o.plate(),
                o.decidedBy(),
                o.commandId(),
                o.grantedAt(),
                o.deadline(),
                o.outcome(),
                o.reason(),
                o.endedAt());
    }
}
