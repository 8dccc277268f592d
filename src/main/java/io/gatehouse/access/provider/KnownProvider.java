package io.gatehouse.access.provider;

import java.util.Map;
import java.util.UUID;

/**
 * What an instance knows of a provider that is not disabled.
 *
 * @param roles our role by the provider's name for it
 */
public record KnownProvider(
        UUID tenantId,
        UUID id,
        String issuer,
        String audience,
        String jwksUri,
        String subjectClaim,
        String rolesClaim,
        Map<String, String> roles) {}
