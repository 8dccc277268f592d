package io.gatehouse.vehicle;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/**
 * The earliest moment at which a vehicle can have left by a gate that was held open: it is charged no longer than that.
 *
 * @param heldOpenId which gate, when
 */
public record LeftUnseen(UUID heldOpenId, Instant at) {

    public static final String REASON = "gate-held-open";

    /** As it is kept with the stay when nobody but the rules said so. */
    JsonObject correction(Instant now) {
        return new JsonObject()
                .put("old", new JsonObject().put("leftAt", null).put("state", StayState.LIVE.name()))
                .put("new", new JsonObject().put("leftAt", at.toString()).put("state", StayState.EXIT_MISSING.name()))
                .put("by", "rules")
                .put("reason", REASON)
                .put("heldOpenId", heldOpenId.toString())
                .put("at", now.toString());
    }
}
