package io.gatehouse.lane.desk;

import io.vertx.core.json.JsonObject;
import java.util.UUID;

/**
 * Who of the desk acts, as it is recorded.
 *
 * @param agentId null for an operator who is no agent
 * @param subject the name in tokens
 * @param callId the call about the passage; null when there is none
 * @param supervisor the call is another's, or there is none
 */
record ByWhom(UUID agentId, String subject, UUID callId, boolean supervisor) {

    /** As facts and corrections name it. */
    JsonObject told() {
        return new JsonObject()
                .put("by", subject)
                .put("agentId", text(agentId))
                .put("callId", text(callId))
                .put("bySupervisor", supervisor);
    }

    private static String text(UUID id) {
        return id == null ? null : id.toString();
    }
}
