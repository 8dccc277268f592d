package io.gatehouse.benefit.points;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A mall's points as they are shown: that there is a secret, never which. */
@Schema(name = "PointsAccount")
public record PointsAccountView(
        UUID id,
        String name,
        @Schema(description = "null: all parks without an account of their own", nullable = true) UUID parkId,
        String address,
        boolean active,
        Instant createdAt) {

    static PointsAccountView of(PointsAccount a) {
        return new PointsAccountView(a.id, a.name, a.parkId, a.address, a.active, a.createdAt);
    }
}
