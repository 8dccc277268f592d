package io.gatehouse.lane.controller;

import io.gatehouse.lane.Passage;
import io.gatehouse.lane.PassageState;
import io.gatehouse.lane.Situation;
import io.gatehouse.robot.Command;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the lane does about a car, and what its controller shall do for that. */
@Schema(name = "LaneVerdict")
public record LaneVerdictView(
        UUID passageId,
        UUID arrivalId,
        PassageState state,
        @Schema(
                        description =
                                "what the passage amounts to; null for a car that had gone before it was recognised",
                        nullable = true)
                Situation situation,
        @Schema(description = "as whose it is handled", nullable = true) String plate,
        @Schema(description = "the same commands again when the same is told again; empty when the car has gone")
                List<LaneCommandView> commands) {

    static LaneVerdictView of(Passage passage, List<Command> commands) {
        return new LaneVerdictView(
                passage.id(),
                passage.arrivalId(),
                passage.state(),
                passage.judged().situation(),
                passage.seen().plate(),
                LaneCommandList.of(commands).data());
    }
}
