package io.gatehouse.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a live stream tells: an event of the log, or what is told beside it and is no event. */
@RegisterForReflection
public record StreamMessage(
        @Schema(
                        description = "give it as `after` to go on behind this; null on what is not in the log",
                        nullable = true)
                String cursor,
        @Schema(description = "of the event; null on what is not in the log", nullable = true) UUID id,
        @Schema(
                        examples = {
                            "passage.cleared",
                            StreamMessage.CONNECTED,
                            StreamMessage.CALL_HELD,
                            StreamMessage.SCENE_CHANGED
                        })
                String type,
        Instant at,
        UUID tenantId,
        @Schema(nullable = true) UUID parkId,
        @Schema(nullable = true) UUID subject,
        Map<String, Object> data) {

    /** The first one: nothing is missed from here on. */
    public static final String CONNECTED = "stream.connected";
    /** A call that the agent had already when its stream began. */
    public static final String CALL_HELD = "call.held";
    /** What is at the lane of a call that the agent has is not what it was. */
    public static final String SCENE_CHANGED = "scene.changed";

    static StreamMessage of(Event event) {
        return new StreamMessage(
                event.cursor().toString(),
                event.id(),
                event.type(),
                event.at(),
                event.tenantId(),
                event.parkId(),
                event.subject(),
                event.data());
    }

    static StreamMessage connected(Audience audience, EventCursor from, Instant at) {
        var data = new LinkedHashMap<String, Object>();
        data.put("agentId", audience.agentId());
        return new StreamMessage(from.toString(), null, CONNECTED, at, audience.tenantId(), null, null, data);
    }

    /** Beside the log. */
    public static StreamMessage beside(
            String type, Instant at, UUID tenant, UUID parkOrNull, UUID subject, Map<String, Object> data) {
        return new StreamMessage(null, null, type, at, tenant, parkOrNull, subject, data);
    }

    /** The same, with more to it. */
    public StreamMessage with(Map<String, Object> more) {
        var all = new LinkedHashMap<>(data);
        all.putAll(more);
        return new StreamMessage(cursor, id, type, at, tenantId, parkId, subject, all);
    }
}
