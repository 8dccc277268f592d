package io.gatehouse.lane.gate;

import io.gatehouse.event.Fact;
import io.gatehouse.lane.Direction;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/**
 * A gate that was open for a while in which nobody was seen there.
 *
 * @param ended null: it still is
 */
record HeldGate(
        UUID id,
        UUID tenantId,
        UUID parkId,
        UUID laneId,
        Direction direction,
        Instant began,
        Instant noticed,
        Instant ended) {

    /** Told when it is noticed, and when it is over. */
    Fact fact(Instant at) {
        var data = new JsonObject()
                .put("heldOpenId", id.toString())
                .put("laneId", laneId.toString())
                .put("direction", direction.name())
                .put("since", began.toString())
                .put("until", ended == null ? null : ended.toString());
        return new Fact(tenantId, parkId, laneId, ended == null ? "lane.held-open" : "lane.closed-again", at, data);
    }
}
