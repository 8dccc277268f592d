package io.gatehouse.robot;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a robot was told to do, and what became of it. */
@Schema(name = "Command")
public record CommandView(
        UUID id,
        UUID passageId,
        @Schema(examples = {"present", "open", "capture", "listen"}) String kind,
        @Schema(description = "later than this it must not be done") Instant deadline,
        Instant createdAt,
        @Schema(description = "when the broker had taken it", nullable = true) Instant sentAt,
        @Schema(
                        description = "null while it is on its way",
                        nullable = true,
                        examples = {"DONE", "REFUSED", "EXPIRED", "UNKNOWN"})
                String outcome,
        @Schema(description = "why it was not done", nullable = true) String reason,
        @Schema(nullable = true) Instant endedAt,
        @Schema(description = "the whole message; of one passage only, not in lists")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                Map<String, Object> message) {}
