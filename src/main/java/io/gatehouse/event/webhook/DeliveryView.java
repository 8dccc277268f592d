package io.gatehouse.event.webhook;

import io.gatehouse.event.EventView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A delivery as it is shown. */
@Schema(name = "WebhookDelivery")
public record DeliveryView(
        UUID id,
        DeliveryKind kind,
        @Schema(examples = "order.paid") String type,
        @Schema(nullable = true, description = "deliveries of one subject come one after the other") UUID subject,
        DeliveryState state,
        @Schema(description = "how often it was tried") int tries,
        @Schema(nullable = true, description = "null: it has ended, or an earlier one of its subject has not")
                Instant nextTryAt,
        Request request,
        @Schema(description = "oldest first") List<Attempt> attempts,
        Instant createdAt,
        @Schema(nullable = true) Instant endedAt) {

    /** What is sent. */
    @Schema(name = "WebhookRequest")
    public record Request(@Schema(description = "`webhook-id`, the id of the event") UUID id, EventView body) {}

    static DeliveryView of(Delivery delivery) {
        return new DeliveryView(
                delivery.id(),
                delivery.kind(),
                delivery.eventType(),
                delivery.subject(),
                delivery.state(),
                delivery.tries(),
                delivery.state() == DeliveryState.PENDING ? delivery.dueAt() : null,
                new Request(delivery.eventId(), delivery.event()),
                delivery.attempts(),
                delivery.createdAt(),
                delivery.endedAt());
    }
}
