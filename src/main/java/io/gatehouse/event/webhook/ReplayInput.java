package io.gatehouse.event.webhook;

import io.gatehouse.platform.Problem;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What shall be told again: one or the other. */
@Schema(name = "WebhookReplayInput")
public record ReplayInput(
        @Schema(description = "the event of this delivery", nullable = true) UUID deliveryId,
        @Schema(
                        description =
                                "everything since then that passes the filters, in its order, before what happens now",
                        nullable = true)
                Instant since) {

    void requireOne() {
        if ((deliveryId == null) == (since == null)) {
            throw Problem.invalid("deliveryId", "one-of", "Either a delivery or a moment is expected.");
        }
    }
}
