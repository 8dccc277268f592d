package io.gatehouse.access.client;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is known of a client's secret. */
@Schema(name = "ClientSecret")
public record SecretView(
        UUID id,
        Instant createdAt,
        String createdBy,
        @Schema(description = "when a token was last asked for with it, to the minute", nullable = true)
                Instant usedAt) {}
