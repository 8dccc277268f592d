package io.gatehouse.order.arrears;

import io.gatehouse.platform.Money;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a plate has left unpaid in one currency, at all of the tenant's parks. */
@Schema(name = "Arrears")
public record Debt(
        @Schema(description = "of the newest of its orders") UUID id,
        String plate,
        Money owed,
        @Schema(description = "how many orders") int orders,
        @Schema(description = "since when the oldest of them is unpaid") Instant since,
        @Schema(description = "when it was last reminded of", nullable = true) Instant remindedAt) {}
