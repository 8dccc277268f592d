package io.gatehouse.event.webhook;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The secret that takes the place of the one before, shown once. */
@Schema(name = "WebhookSecret")
public record NewSecret(
        @Schema(examples = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD") String secret,
        @Schema(description = "until then the one before signs, too: `webhook-signature` has both")
                Instant oldSecretUntil) {

    /** Keeps it out of logs. */
    @Override
    public String toString() {
        return "NewSecret[…]";
    }
}
