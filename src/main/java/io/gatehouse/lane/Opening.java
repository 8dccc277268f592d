package io.gatehouse.lane;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One opening of a gate (开闸记录), kept for ever: what decided it, why, and how it ended.
 *
 * @param cause what it was granted for; the same cause is never granted twice in one passage
 * @param decidedBy {@code rules}, {@code robot}, or an agent
 * @param commandId null for one that a robot decided by itself
 * @param outcome null while it is not known
 * @param desk what an agent said and showed; {@link ByDesk#NOBODY} where none decided
 * @param review null while nobody has looked at it
 */
public record Opening(
        UUID id,
        UUID tenantId,
        UUID parkId,
        UUID laneId,
        UUID passageId,
        Direction direction,
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
        Instant endedAt,
        ByDesk desk,
        Review review) {

    /**
     * Who of the desk opened, and why.
     *
     * @param abnormalReason of an abnormal opening only
     * @param agentId null for an operator who is no agent
     * @param bySupervisor the call was another's, or there was none
     */
    public record ByDesk(
            AbnormalReason abnormalReason,
            String remark,
            UUID agentId,
            UUID callId,
            boolean bySupervisor,
            List<UUID> documentPhotos,
            List<UUID> scenePhotos) {

        public static final ByDesk NOBODY = new ByDesk(null, null, null, null, false, List.of(), List.of());
    }

    /** Somebody looked at it afterwards. */
    public record Review(String by, String remark, Instant at) {}
}
