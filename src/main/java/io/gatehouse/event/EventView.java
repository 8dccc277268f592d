package io.gatehouse.event;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A fact as it is told to the outside. */
@Schema(name = "Event")
public record EventView(
        UUID id,
        @Schema(examples = "passage.cleared") String type,
        Instant at,
        UUID tenantId,
        @Schema(nullable = true) UUID parkId,
        @Schema(description = "what it is about; events of one subject keep their order", nullable = true) UUID subject,
        Map<String, Object> data) {

    static EventView of(Event event) {
        return new EventView(
                event.id(), event.type(), event.at(), event.tenantId(), event.parkId(), event.subject(), event.data());
    }

    /** As the list of events has it; what is not in the log has no id. */
    static EventView of(StreamMessage told) {
        return new EventView(
                told.id(), told.type(), told.at(), told.tenantId(), told.parkId(), told.subject(), told.data());
    }
}
