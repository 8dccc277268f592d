package io.gatehouse.lane.gate;

import io.gatehouse.lane.Direction;
import io.gatehouse.lane.gate.HeldGates.Named;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A gate that is or was held open. */
@Schema(name = "HeldOpenGate")
public record HeldGateView(
        UUID id,
        UUID laneId,
        String laneName,
        UUID parkId,
        String parkName,
        Direction direction,
        @Schema(description = "since then it was open, and nobody was seen there") Instant since,
        Instant noticedAt,
        @Schema(description = "null: it still is", nullable = true) Instant until) {

    static HeldGateView of(Named named) {
        var gate = named.gate();
        return new HeldGateView(
                gate.id(),
                gate.laneId(),
                named.lane(),
                gate.parkId(),
                named.park(),
                gate.direction(),
                gate.began(),
                gate.noticed(),
                gate.ended());
    }
}
