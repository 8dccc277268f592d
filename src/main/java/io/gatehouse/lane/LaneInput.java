package io.gatehouse.lane;

import io.gatehouse.platform.Problem;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an operator says of a lane. */
public record LaneInput(
        @Schema(description = "its park; it stays there") @NotNull UUID parkId,
        @Schema(description = "short name, once per park", examples = "E-1")
                @NotNull @Size(max = 64) @Pattern(regexp = "[A-Za-z0-9_-]+") String code,
        @NotBlank @Size(max = 200) String name,
        @NotNull Direction direction) {

    static LaneInput of(Lane lane) {
        return new LaneInput(lane.parkId, lane.code, lane.name, lane.direction);
    }

    /** What passed at a lane passed at its park, so the lane never moves to another. */
    LaneInput stayingAt(UUID park) {
        if (!parkId.equals(park)) {
            throw Problem.conflict("lane-stays-in-park", "A lane stays in its park: make a new lane there.");
        }
        return this;
    }
}
