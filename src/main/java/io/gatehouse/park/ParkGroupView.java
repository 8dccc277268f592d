package io.gatehouse.park;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A group of parks, as the API shows it. */
@Schema(name = "ParkGroup")
public record ParkGroupView(
        UUID id,
        String name,
        @Schema(description = "the wider group around it", nullable = true) UUID parentId,
        Instant createdAt) {

    static ParkGroupView of(ParkGroup group) {
        return new ParkGroupView(group.id, group.name, group.parentId, group.createdAt);
    }
}
