package io.gatehouse.access.client;

import io.gatehouse.platform.RandomSecret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What an instance knows of a client that is not disabled.
 *
 * @param parks null: all of the tenant's
 * @param secrets hashes by their ids
 */
public record KnownClient(
        UUID tenantId,
        UUID id,
        Set<String> roles,
        Set<String> scopes,
        List<UUID> parks,
        int requestsPerMinute,
        int requestsAtOnce,
        Map<UUID, String> secrets) {

    /** Which of its secrets this is; empty when none. */
    public Optional<UUID> idOf(RandomSecret shown) {
        return secrets.entrySet().stream()
                .filter(kept -> shown.matches(kept.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Whether a token that was got so is still as good as on the first day. */
    public boolean stillHas(UUID secret) {
        return secrets.containsKey(secret);
    }

    /** Whether nothing was taken from it since. */
    boolean mayAllThat(KnownClient before) {
        return roles.containsAll(before.roles)
                && scopes.containsAll(before.scopes)
                && secrets.keySet().containsAll(before.secrets.keySet())
                && (parks == null || before.parks != null && parks.containsAll(before.parks));
    }
}
