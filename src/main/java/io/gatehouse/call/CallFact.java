package io.gatehouse.call;

import io.gatehouse.event.Fact;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/** How calls and agents are told to the log of facts. */
final class CallFact {

    private CallFact() {}

    /** @param what e.g. {@code call.offered} */
    static Fact of(String what, Call call, Instant at) {
        return of(what, call, new JsonObject(), at);
    }

    /** @param more what is known of this fact besides the call */
    static Fact of(String what, Call call, JsonObject more, Instant at) {
        var place = call.place();
        var data = new JsonObject()
                .put("callId", call.id().toString())
                .put("kind", call.kind().name())
                .put("reason", call.reason().name())
                .put("state", call.state().name())
                .put("agentId", text(call.hold().agentId()))
                .put("laneId", text(place.laneId()))
                .put("parkId", text(place.parkId()))
                .put("passageId", text(place.passageId()))
                .put("robot", place.robotCode())
                .put(
                        "direction",
                        place.direction() == null ? null : place.direction().name())
                .put("caller", masked(call.caller()))
                .put("reach", call.queue().reach().name())
                .put("queuedAt", text(call.times().queued()))
                .put("offeredUntil", text(call.hold().offeredUntil()))
                .put("disposition", call.disposition())
                .put("remark", call.remark())
                .mergeIn(more);
        return new Fact(call.tenantId(), place.parkId(), call.id(), what, at, data);
    }

    /** @param what {@code agent.status-changed} or {@code agent.seat-changed} */
    static Fact of(String what, AgentNow agent, Instant at) {
        var data = new JsonObject()
                .put("agentId", agent.id().toString())
                .put("name", agent.name())
                .put("status", agent.status().name())
                .put("seat", agent.seat());
        return new Fact(agent.tenantId(), null, agent.id(), what, at, data);
    }

    /** The log is read by many: a number's last four digits are enough to know it again. */
    private static String masked(String callerOrNull) {
        if (callerOrNull == null) {
            return null;
        }
        int shown = Math.min(4, callerOrNull.length());
        return "*".repeat(callerOrNull.length() - shown) + callerOrNull.substring(callerOrNull.length() - shown);
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    static JsonObject by(String who) {
        return new JsonObject().put("by", who);
    }

    static JsonObject lost(UUID agent, Object why) {
        return new JsonObject().put("lostBy", agent.toString()).put("why", why.toString());
    }
}
