package io.gatehouse.access.provider;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A tenant's identity provider as the API shows it. */
@Schema(name = "IdentityProvider")
public record ProviderView(
        UUID id,
        String name,
        String issuer,
        String audience,
        String jwksUri,
        String subjectClaim,
        String rolesClaim,
        Map<String, String> roles,
        boolean disabled,
        Instant createdAt) {

    static ProviderView of(Provider provider) {
        return new ProviderView(
                provider.id,
                provider.name,
                provider.issuer,
                provider.audience,
                provider.jwksUri,
                provider.subjectClaim,
                provider.rolesClaim,
                provider.roles,
                provider.disabled,
                provider.createdAt);
    }
}
