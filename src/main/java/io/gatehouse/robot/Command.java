package io.gatehouse.robot;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/**
 * A message to a robot about one passage, with a deadline (contract/mqtt.md, "Down").
 *
 * @param payload the whole message, as the robot gets it
 */
public record Command(
        UUID id,
        UUID tenantId,
        UUID passageId,
        String robotCode,
        Kind kind,
        JsonObject payload,
        Instant createdAt,
        Instant deadline) {

    /** What a robot can be told to do. */
    public enum Kind {
        PRESENT,
        OPEN,
        CAPTURE,
        LISTEN;

        /** As on the wire and in the table. */
        public String wire() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        public static Kind of(String wire) {
            return valueOf(wire.toUpperCase(java.util.Locale.ROOT));
        }
    }
}
