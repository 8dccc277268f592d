package io.gatehouse.access.client;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a client asks for tokens with, shown once. */
@Schema(name = "NewClientSecret")
public record NewSecret(
        UUID id,
        @Schema(description = "`client_id` of the token request") UUID clientId,
        @Schema(description = "`client_secret`: 256 random bits, base64url") String secret) {

    /** Keeps it out of logs. */
    @Override
    public String toString() {
        return "NewSecret[" + id + "]";
    }
}
