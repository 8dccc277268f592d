package io.gatehouse.event;

import java.util.UUID;

/**
 * Who reads the log.
 *
 * @param agentId of the agent who reads it; null when none does
 * @param ownOnly only what concerns the agent's own parks, calls and person is shown
 */
public record Audience(UUID tenantId, UUID agentId, boolean ownOnly) {

    static Audience ofAll(UUID tenant) {
        return new Audience(tenant, null, false);
    }

    /** Null: everything of the tenant is shown. */
    UUID onlyOf() {
        return ownOnly ? agentId : null;
    }
}
