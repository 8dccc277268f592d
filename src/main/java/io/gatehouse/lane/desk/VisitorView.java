package io.gatehouse.lane.desk;

import io.gatehouse.lane.OpeningView;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A visitor who was registered and let in. */
@Schema(name = "Visitor")
public record VisitorView(
        UUID id,
        UUID passageId,
        @Schema(nullable = true) String plate,
        @Schema(description = "masked") String phone,
        @Schema(nullable = true) String name,
        String reason,
        Instant at,
        OpeningView opening) {}
