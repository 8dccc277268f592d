package io.gatehouse.vehicle;

import java.time.Instant;
import java.util.UUID;

/**
 * One who does not live or park here and was let in all the same, as the driver told an agent.
 *
 * @param phone personal: shown masked, and never logged
 */
public record Visitor(
        UUID id,
        UUID tenantId,
        UUID parkId,
        UUID laneId,
        UUID passageId,
        String plate,
        String name,
        String phone,
        String reason,
        Registrar by,
        Instant at) {

    /**
     * Who registered the visitor.
     *
     * @param supervisor the call was another's, or there was none
     */
    public record Registrar(String subject, UUID agentId, UUID callId, boolean supervisor) {}

    @Override
    public String toString() {
        return "visitor " + id;
    }
}
