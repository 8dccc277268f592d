package io.gatehouse.event.webhook;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is said of a webhook. Without types it is told everything, without parks of all parks. */
public record WebhookInput(
        @Schema(
                        description = "where events are posted to: https, on the public internet",
                        examples = "https://parking.example.com/gatehouse")
                @NotBlank @Size(max = 2_000) String url,
        @Schema(nullable = true, examples = "Bookkeeping") @Size(max = 500) String description,
        @Schema(
                        description = "types of events (`GET /v1/event-types`), or all of a kind: `passage.*`",
                        examples = "[\"order.paid\", \"passage.*\"]")
                @Size(max = 100) List<@NotNull @Size(max = 100) String> types,
        @Schema(
                        description = "only what happens in these parks; what belongs to no park is not told then",
                        examples = "[]")
                @Size(max = 500) List<@NotNull UUID> parks) {

    public WebhookInput {
        types = types == null ? List.of() : types;
        parks = parks == null ? List.of() : parks;
    }

    static WebhookInput of(Webhook webhook) {
        return new WebhookInput(webhook.url, webhook.description, List.of(webhook.types), List.of(webhook.parks));
    }
}
