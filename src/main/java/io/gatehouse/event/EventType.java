package io.gatehouse.event;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A type of event: what it says has happened, and what its data look like.
 *
 * @param subject what it is about, in words
 */
public record EventType(String name, String description, String subject, DataShape shape) {

    /** As it is shown. */
    @Schema(name = "EventType")
    public record View(
            @Schema(examples = "passage.cleared") String name,
            String description,
            @Schema(description = "what the event is about: `subject` is its id", examples = "passage") String subject,
            @Schema(description = "JSON Schema of `data`") Map<String, Object> data) {}

    View view() {
        return new View(name, description, subject, shape.schema());
    }
}
