package io.gatehouse.event.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new webhook, with its secret: shown this once. */
@Schema(name = "WebhookCreated")
public record WebhookCreated(
        UUID id,
        String url,
        @Schema(nullable = true) String description,
        List<String> types,
        List<UUID> parks,
        WebhookState state,
        @Schema(
                        description = "what deliveries are signed with; shown this once",
                        examples = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD")
                String secret,
        String createdBy,
        Instant createdAt) {

    static WebhookCreated of(Webhook webhook, WebhookSecret secret) {
        return new WebhookCreated(
                webhook.id,
                webhook.url,
                webhook.description,
                List.of(webhook.types),
                List.of(webhook.parks),
                WebhookState.ACTIVE,
                secret.text(),
                webhook.createdBy,
                webhook.createdAt);
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "WebhookCreated[" + id + "]";
    }
}
