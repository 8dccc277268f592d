package io.gatehouse.vehicle;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A bar as it is shown. */
@Schema(name = "Bar")
public record BarView(
        UUID id,
        @Schema(examples = "粤B12345") String plate,
        @Schema(description = "null: all parks", nullable = true) UUID parkId,
        String reason,
        Instant createdAt) {

    static BarView of(Bar bar) {
        return new BarView(bar.id, bar.plate, bar.parkId, bar.reason, bar.createdAt);
    }
}
