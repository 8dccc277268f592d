package io.gatehouse.access.provider;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an operator says of the tenant's identity provider. */
public record ProviderInput(
        @Schema(examples = "Keycloak of the head office") @NotBlank @Size(max = 200) String name,
        @Schema(description = "the `iss` of its tokens", examples = "https://id.example.com/realms/parking")
                @NotBlank @Size(max = 500) String issuer,
        @Schema(
                        description = "the `aud` of tokens that are meant for us; an issuer and audience belong to one"
                                + " tenant",
                        examples = "gatehouse")
                @NotBlank @Size(max = 200) String audience,
        @Schema(
                        description = "where its keys are (JWKS): https, on the public internet",
                        examples = "https://id.example.com/realms/parking/protocol/openid-connect/certs")
                @NotBlank @Size(max = 2_000) String jwksUri,
        @Schema(
                        description = "the claim that names the person; agents are set up under this name",
                        defaultValue = "sub",
                        examples = "preferred_username")
                @Size(min = 1, max = 200) String subjectClaim,
        @Schema(
                        description = "the claim that lists a person's groups; points lead into objects",
                        defaultValue = "groups",
                        examples = "realm_access.roles")
                @Size(min = 1, max = 200) String rolesClaim,
        @Schema(description = "which role whoever is in a group has; other groups count for nothing")
                @NotEmpty @Size(max = 100) Map<@NotBlank @Size(max = 200) String, @NotNull ProviderRole> roles,
        @Schema(description = "true: its tokens are not taken", defaultValue = "false") Boolean disabled) {

    public ProviderInput {
        subjectClaim = subjectClaim == null ? "sub" : subjectClaim;
        rolesClaim = rolesClaim == null ? "groups" : rolesClaim;
        disabled = disabled != null && disabled;
    }

    static ProviderInput of(Provider provider) {
        var roles = new TreeMap<String, ProviderRole>();
        provider.roles.forEach((theirs, ours) -> roles.put(theirs, ProviderRole.valueOf(ours)));
        return new ProviderInput(
                provider.name,
                provider.issuer,
                provider.audience,
                provider.jwksUri,
                provider.subjectClaim,
                provider.rolesClaim,
                roles,
                provider.disabled);
    }
}
