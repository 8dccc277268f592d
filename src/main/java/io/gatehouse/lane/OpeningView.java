package io.gatehouse.lane;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An opening of a gate as it is shown. */
@Schema(name = "Opening")
public record OpeningView(
        UUID id,
        UUID parkId,
        UUID laneId,
        UUID passageId,
        Direction direction,
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
        @Schema(nullable = true) Instant endedAt,
        @Schema(description = "of an abnormal opening", nullable = true) AbnormalReason abnormalReason,
        @Schema(description = "what the agent said about it", nullable = true) String remark,
        @Schema(description = "of the desk; null also for an operator who is no agent", nullable = true) UUID agentId,
        @Schema(description = "in which the agent opened", nullable = true) UUID callId,
        @Schema(description = "the call was another's, or there was none") boolean bySupervisor,
        @Schema(description = "evidence: at `/v1/evidence/{id}`") List<UUID> documentPhotos,
        @Schema(description = "evidence: at `/v1/evidence/{id}`") List<UUID> scenePhotos,
        @Schema(description = "null while nobody has looked at it", nullable = true) Review review) {

    /** Somebody looked at an opening afterwards. */
    @Schema(name = "OpeningReview")
    public record Review(String by, String remark, Instant at) {

        static Review of(Opening.Review review) {
            return review == null ? null : new Review(review.by(), review.remark(), review.at());
        }
    }

    public static OpeningView of(Opening o) {
        var desk = o.desk();
        return new OpeningView(
                o.id(),
                o.parkId(),
                o.laneId(),
                o.passageId(),
                o.direction(),
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
                o.endedAt(),
                desk.abnormalReason(),
                desk.remark(),
                desk.agentId(),
                desk.callId(),
                desk.bySupervisor(),
                desk.documentPhotos(),
                desk.scenePhotos(),
                Review.of(o.review()));
    }
}
