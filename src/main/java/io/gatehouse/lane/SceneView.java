package io.gatehouse.lane;

import io.gatehouse.robot.CameraView;
import io.gatehouse.robot.CommandView;
import io.gatehouse.robot.RobotReport;
import io.gatehouse.vehicle.VehicleCard;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is at a lane now. */
@Schema(name = "Scene")
public record SceneView(
        LaneView lane,
        @Schema(description = "the one that is live; null when no car stands there", nullable = true)
                PassageView passage,
        @Schema(description = "why the gate is shut, presumably; null when it is not kept shut", nullable = true)
                Reason shutBecause,
        @Schema(description = "what the robot was told last to say and show to this car", nullable = true)
                CommandView shows,
        @Schema(description = "of this car, as they were taken") List<Photo> photos,
        @Schema(description = "what is known of this car; null when it has neither plate nor stay", nullable = true)
                VehicleCard vehicle,
        @Schema(description = "the live call about this lane", nullable = true) CallAtLane call,
        @Schema(description = "null when none stands there", nullable = true) RobotAtLane robot,
        List<CameraView> cameras) {

    /** Why, in words for agents. */
    public record Reason(
            @Schema(nullable = true) Situation situation,
            @Schema(description = "how the opening ended that should have let the car pass", nullable = true)
                    OpeningOutcome opening,
            @Schema(description = "Chinese") String zh,
            @Schema(description = "English") String en) {}

    /** A photo of the car. */
    @Schema(name = "ScenePhoto")
    public record Photo(
            @Schema(examples = {"PLATE", "SCENE", "DOCUMENT"}) String kind,
            UUID evidenceId,
            @Schema(description = "where it is downloaded, with a token", examples = "/v1/evidence/0190…") String link,
            @Schema(description = "when it came; null while it has not", nullable = true) Instant at) {

        static Photo of(String kind, UUID id, Instant at) {
            return new Photo(kind, id, "/v1/evidence/" + id, at);
        }
    }

    /** A call about the lane. */
    public record CallAtLane(
            UUID id,
            @Schema(examples = {"FROM_ROBOT", "FROM_PHONE", "TO_ROBOT", "VIDEO"}) String kind,
            @Schema(examples = "HELP_BUTTON") String reason,
            @Schema(examples = {"QUEUED", "OFFERED", "ANSWERED", "WRAP_UP"}) String state,
            @Schema(description = "the number that rang, its last four digits", nullable = true) String caller,
            @Schema(description = "how often somebody called again about it") int joined,
            @Schema(nullable = true) UUID agentId,
            @Schema(nullable = true) String agentName,
            Instant queuedAt,
            @Schema(nullable = true) Instant offeredAt,
            @Schema(nullable = true) Instant answeredAt) {

        private static final int SHOWN = 4;

        /** Scenes are read by many; who has the call is told the number with it. */
        static String masked(String callerOrNull) {
            if (callerOrNull == null) {
                return null;
            }
            int hidden = Math.max(0, callerOrNull.length() - SHOWN);
            return "*".repeat(hidden) + callerOrNull.substring(hidden);
        }
    }

    /** The robot at a lane, and what it reports of itself: presence, gate, health. */
    public record RobotAtLane(
            UUID id,
            String code,
            String name,
            @Schema(description = "phone number of its intercom", nullable = true) String phone,
            RobotReport report) {}
}
