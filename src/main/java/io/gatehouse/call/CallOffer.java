package io.gatehouse.call;

import io.gatehouse.platform.Ids;
import java.time.Instant;
import java.util.UUID;

/**
 * A reservation of an agent for a call.
 *
 * @param outcome null while the agent may still accept
 */
public record CallOffer(
        UUID id, UUID callId, UUID agentId, Instant offeredAt, Instant until, Outcome outcome, Instant endedAt) {

    /** What became of it. */
    public enum Outcome {
        ACCEPTED,
        REJECTED,
        TIMED_OUT,
        /** The agent went away, the caller hung up, or the car has gone. */
        WITHDRAWN
    }

    /** Of a call that has just been offered. */
    static CallOffer of(Call call) {
        return new CallOffer(
                Ids.next(),
                call.id(),
                call.hold().agentId(),
                call.times().offered(),
                call.hold().offeredUntil(),
                null,
                null);
    }
}
