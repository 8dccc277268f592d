package io.gatehouse.lane;

import io.gatehouse.robot.CameraView;
import io.gatehouse.robot.CommandView;
import io.gatehouse.robot.RobotReport;
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
        @Schema(description = "null when none stands there", nullable = true) RobotAtLane robot,
        List<CameraView> cameras) {

    /** Why, in words for agents. */
    public record Reason(
            @Schema(nullable = true) Situation situation,
            @Schema(description = "how the opening ended that should have let the car pass", nullable = true)
                    OpeningOutcome opening,
            @Schema(description = "Chinese") String zh,
            @Schema(description = "English") String en) {}

    /** The robot at a lane, and what it reports of itself: presence, gate, health. */
    public record RobotAtLane(
            UUID id,
            String code,
            String name,
            @Schema(description = "phone number of its intercom", nullable = true) String phone,
            RobotReport report) {}
}
