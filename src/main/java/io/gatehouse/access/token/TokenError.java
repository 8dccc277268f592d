package io.gatehouse.access.token;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A refusal on the wire, as RFC 6749 has it. */
@Schema(name = "TokenError")
record TokenError(
        @Schema(
                        description = "a code of RFC 6749, 5.2",
                        enumeration = {"invalid_request", "invalid_client", "invalid_scope", "unsupported_grant_type"})
                @JsonProperty(required = true)
                String error,
        @JsonProperty("error_description") String description) {}
