package io.gatehouse.access.client;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an operator says of a client. */
public record ClientInput(
        @Schema(description = "once per tenant", examples = "mall-mini-program") @NotBlank @Size(max = 200) String name,
        @Schema(description = "what it is; without any an INTEGRATOR") @Size(min = 1, max = 4) List<@NotNull ClientRole> roles,
        @Schema(
                        description = "`<resource>:read` or `<resource>:write`; the resource is the first segment of a"
                                + " path below /v1. To write does not include to read",
                        examples = "[\"parks:read\", \"orders:read\", \"orders:write\"]")
                @NotNull @Size(max = 200) List<@NotNull @Size(max = 50) @Pattern(regexp = Scope.PATTERN) String> scopes,
        @Schema(description = "the only parks that it sees; left out: all of the tenant's", nullable = true)
                @Size(min = 1, max = 500) List<@NotNull UUID> parks,
        @Schema(description = "per instance; a minute's worth may come at once", defaultValue = "600")
                @Min(1) @Max(100_000) Integer requestsPerMinute,
        @Schema(description = "requests that may run at the same time, per instance", defaultValue = "8")
                @Min(1) @Max(100) Integer requestsAtOnce,
        @Schema(description = "true revokes it: within a minute no instance takes its tokens", defaultValue = "false")
                Boolean disabled) {

    private static final int USUAL_PER_MINUTE = 600;
    private static final int USUAL_AT_ONCE = 8;

    public ClientInput {
        roles = roles == null ? List.of(ClientRole.INTEGRATOR) : roles;
        scopes = scopes == null ? List.of() : scopes;
        requestsPerMinute = requestsPerMinute == null ? USUAL_PER_MINUTE : requestsPerMinute;
        requestsAtOnce = requestsAtOnce == null ? USUAL_AT_ONCE : requestsAtOnce;
        disabled = disabled != null && disabled;
    }

    static ClientInput of(Client client) {
        return new ClientInput(
                client.name,
                Arrays.stream(client.roles).map(ClientRole::valueOf).toList(),
                List.of(client.scopes),
                client.parks == null ? null : List.of(client.parks),
                client.requestsPerMinute,
                client.requestsAtOnce,
                client.disabled);
    }
}
