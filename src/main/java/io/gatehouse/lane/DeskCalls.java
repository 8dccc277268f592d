package io.gatehouse.lane;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.UUID;

/** The remote people, as a lane knows them. Works inside its caller's transaction: no cry for help is lost. */
public interface DeskCalls {

    /** Why somebody should look at a lane. */
    enum Reason {
        /** The driver pressed the robot's button. */
        HELP_BUTTON,
        /** No stay was found for a car at an exit. */
        NO_ENTRY_FOUND,
        /** Nobody knows whether the gate opened. */
        OPENING_UNKNOWN
    }

    /** @param passageId null when no car stands at the lane */
    record Distress(
            UUID tenantId,
            UUID parkId,
            UUID laneId,
            String robotCode,
            Direction direction,
            UUID passageId,
            Reason reason,
            Instant at) {

        /** About a car that stands at a lane. */
        static Distress about(Passage passage, Reason reason, Instant at) {
            var place = passage.place();
            return new Distress(
                    place.tenantId(),
                    place.parkId(),
                    place.laneId(),
                    place.robotCode(),
                    place.direction(),
                    passage.id(),
                    reason,
                    at);
        }
    }

    /** Raises a call, or joins the one that is live about the same passage. One statement, so that it may be pipelined. */
    Uni<Void> raise(SqlConnection transaction, Distress distress);

    /** A passage has ended: whoever called because of it and still waits, waits for nothing. One statement. */
    Uni<Void> carGone(SqlConnection transaction, UUID tenant, UUID passage);

    /**
     * Who has the call about a passage, and keeps it until this transaction ends.
     *
     * @return null when nobody has answered one
     */
    Uni<Holder> holder(SqlConnection transaction, UUID tenant, UUID passage);

    /** @param subject the agent's name in tokens */
    record Holder(UUID callId, UUID agentId, String subject, String name) {}
}
