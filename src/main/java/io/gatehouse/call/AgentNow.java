package io.gatehouse.call;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * An agent, and what it does now.
 *
 * @param status as it chose
 * @param idleSince when its last call ended
 * @param seenAt when a stream of it was last seen open
 * @param calls that it has, or is offered
 */
public record AgentNow(
        UUID id,
        UUID tenantId,
        String subject,
        String name,
        Area area,
        Set<String> languages,
        int capacity,
        boolean supervisor,
        String seat,
        AgentStatus status,
        Instant statusAt,
        Instant idleSince,
        Instant connectedAt,
        Instant seenAt,
        List<Has> calls) {

    /** One of its places, and the call that takes it. */
    public record Has(UUID callId, CallState state, int slot) {}

    /** As others see it. */
    AgentStatus shows() {
        return status.with(calls.stream().map(Has::state).toList(), capacity);
    }

    int placesLeft() {
        return Math.max(0, capacity - calls.size());
    }

    /** May be offered a call. */
    boolean isFree() {
        return status == AgentStatus.READY && placesLeft() > 0;
    }

    /** Its lowest place that is free, besides those taken already. */
    int slotBeside(Set<Integer> taken) {
        int slot = 0;
        while (taken.contains(slot) || has(slot)) {
            slot++;
        }
        return slot;
    }

    private boolean has(int slot) {
        return calls.stream().anyMatch(call -> call.slot() == slot);
    }

    AgentNow becoming(AgentStatus next, Instant at) {
        return new AgentNow(
                id,
                tenantId,
                subject,
                name,
                area,
                languages,
                capacity,
                supervisor,
                seat,
                next,
                at,
                idleSince,
                connectedAt,
                seenAt,
                calls);
    }

    AgentNow at(String otherSeat) {
        return new AgentNow(
                id,
                tenantId,
                subject,
                name,
                area,
                languages,
                capacity,
                supervisor,
                otherSeat,
                status,
                statusAt,
                idleSince,
                connectedAt,
                seenAt,
                calls);
    }
}
