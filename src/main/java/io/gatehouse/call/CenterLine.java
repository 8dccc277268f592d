package io.gatehouse.call;

import java.util.UUID;

/**
 * What is needed to speak with a tenant's call centre.
 *
 * @param secret what we sign with there; null where nothing is signed
 */
public record CenterLine(UUID tenantId, UUID id, CallCenterKind kind, CenterSettings settings, String secret) {

    /** Without the secret, so that no log ever has it. */
    @Override
    public String toString() {
        return kind + " " + id;
    }
}
