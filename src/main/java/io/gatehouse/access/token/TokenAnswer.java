package io.gatehouse.access.token;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A token, as RFC 6749 answers it. */
@Schema(name = "Token")
record TokenAnswer(
        @JsonProperty("access_token") String accessToken,
        @Schema(examples = "Bearer") @JsonProperty("token_type") String tokenType,
        @Schema(description = "seconds", examples = "600") @JsonProperty("expires_in") long expiresIn,
        @Schema(description = "what the token is good for, apart by spaces", examples = "parks:read orders:write")
                String scope) {

    /** Keeps it out of logs. */
    @Override
    public String toString() {
        return "TokenAnswer[" + scope + "]";
    }
}
