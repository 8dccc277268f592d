package io.gatehouse.event.webhook;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a webhook shall be told anything. */
@Schema(name = "WebhookStateInput")
public record StateInput(
        @Schema(description = "ACTIVE: told what happens from now on; what was missed can be replayed") @NotNull WebhookState state) {}
