package io.gatehouse.call;

import java.time.Instant;
import java.util.UUID;

/**
 * A call that an agent has: offered to it, answered, or being wrapped up.
 *
 * @param caller the number that rang or was rung, in full: who has the call may ring back
 */
public record HeldCall(
        UUID id,
        String kind,
        String reason,
        String state,
        String caller,
        String robot,
        UUID laneId,
        UUID parkId,
        String direction,
        UUID passageId,
        int joined,
        String language,
        UUID agentId,
        Instant queuedAt,
        Instant offeredAt,
        Instant offeredUntil,
        Instant answeredAt,
        Instant wrappedUpAt) {}
