package io.gatehouse.event.webhook;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is told again. */
@Schema(name = "WebhookReplay")
public record ReplayView(
        @Schema(nullable = true, description = "the new delivery of the event") DeliveryView delivery,
        @Schema(nullable = true) Instant since) {}
