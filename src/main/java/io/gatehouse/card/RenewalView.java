package io.gatehouse.card;

import io.gatehouse.platform.Money;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A renewal, as the API shows it. */
@Schema(name = "Renewal")
public record RenewalView(
        UUID id,
        UUID parkId,
        UUID cardId,
        int months,
        @Schema(description = "REQUESTED waits for a decision, APPROVED for its payment") RenewalState state,
        Money amount,
        @Schema(description = "the order that pays for it", nullable = true) UUID orderId,
        String requestedBy,
        @Schema(nullable = true) String decidedBy,
        @Schema(description = "why it was rejected", nullable = true) String reason,
        Instant createdAt,
        @Schema(nullable = true) Instant decidedAt) {

    public static RenewalView of(Renewal r) {
        return new RenewalView(
                r.id(),
                r.parkId(),
                r.cardId(),
                r.months(),
                r.state(),
                new Money(r.amount(), r.currency()),
                r.orderId(),
                r.requestedBy(),
                r.decidedBy(),
                r.reason(),
                r.createdAt(),
                r.decidedAt());
    }
}
