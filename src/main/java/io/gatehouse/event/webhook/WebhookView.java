package io.gatehouse.event.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A webhook as it is shown. */
@Schema(name = "Webhook")
public record WebhookView(
        UUID id,
        String url,
        @Schema(nullable = true) String description,
        @Schema(description = "none: all types") List<String> types,
        @Schema(description = "none: all parks") List<UUID> parks,
        WebhookState state,
        @Schema(nullable = true, description = "why it is disabled") DisabledReason reason,
        @Schema(nullable = true) Instant disabledAt,
        @Schema(nullable = true, description = "no attempt has succeeded since") Instant failingSince,
        @Schema(nullable = true, description = "until then the secret before signs, too") Instant oldSecretUntil,
        @Schema(description = "the `sub` of who made it") String createdBy,
        Instant createdAt) {

    static WebhookView of(Webhook webhook, Standing standing, Instant now) {
        var old = webhook.oldSecretUntil;
        return new WebhookView(
                webhook.id,
                webhook.url,
                webhook.description,
                List.of(webhook.types),
                List.of(webhook.parks),
                standing.state(),
                standing.reason(),
                standing.disabledAt(),
                standing.failingSince(),
                old == null || old.isBefore(now) ? null : old,
                webhook.createdBy,
                webhook.createdAt);
    }
}
