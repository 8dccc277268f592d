package io.gatehouse.lane;

import java.time.Instant;
import java.util.UUID;

/**
 * One opening of a gate (开闸记录), kept for ever: what decided it, why, and how it ended.
 *
 * @param cause what it was granted for; the same cause is never granted twice in one passage
 * @param decidedBy {@code rules}, {@code robot}, or an agent
 * @param commandId null for one that a robot decided by itself
 * @param outcome null while it is not known
 */
public record Opening(
        UUID id,
        UUID tenantId,
        UUID parkId,
        UUID laneId,
        UUID passageId,
        OpeningKind kind,
        String cause,
        Situation situation,
        String plate,
        String decidedBy,
        UUID commandId,
        Instant grantedAt,
        Instant deadline,
        OpeningOutcome outcome,
        String reason,
        Instant endedAt) {}
