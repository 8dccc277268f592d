package io.gatehouse.lane;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A lane as it is shown. */
@Schema(name = "Lane")
public record LaneView(UUID id, UUID parkId, String code, String name, Direction direction, Instant createdAt) {

    static LaneView of(Lane lane) {
        return new LaneView(lane.id, lane.parkId, lane.code, lane.name, lane.direction, lane.createdAt);
    }
}
