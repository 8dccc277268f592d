package io.gatehouse.access.token;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The form of a token request, for the document; it is read by {@link TokenRequest}. */
@Schema(name = "TokenRequest")
record TokenForm(
        @Schema(examples = "client_credentials") @JsonProperty(value = "grant_type", required = true) String grantType,
        @Schema(description = "here or by HTTP Basic") @JsonProperty("client_id") String clientId,
        @Schema(description = "here or by HTTP Basic") @JsonProperty("client_secret") String clientSecret,
        @Schema(description = "apart by spaces; left out: all that the client may have") String scope) {}
