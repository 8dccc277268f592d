package io.gatehouse.event;

import java.util.List;
import java.util.UUID;

/**
 * Who reads the log.
 *
 * @param agentId of the agent who reads it; null when none does
 * @param ownOnly only what concerns the agent's own parks, calls and person is shown
 * @param parks those that the reader's token is bound to; null: all of the tenant's
 */
public record Audience(UUID tenantId, UUID agentId, boolean ownOnly, List<UUID> parks) {

    /** Null: everything of the tenant is shown. */
    UUID onlyOf() {
        return ownOnly ? agentId : null;
    }
}
