package io.gatehouse.call;

import io.gatehouse.lane.Direction;
import io.gatehouse.platform.Ids;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/**
 * A request for help from a lane or a phone, or a call to a lane, until the agent closes it (关单). Its methods are the
 * moves; each answers the call as it is then.
 *
 * @param caller the phone number that rang, or that was rung
 * @param joined how often somebody called again about the same passage
 * @param language of the caller, if known
 */
public record Call(
        UUID id,
        UUID tenantId,
        CallKind kind,
        CallReason reason,
        CallState state,
        String caller,
        Place place,
        int joined,
        String language,
        Queue queue,
        Hold hold,
        Line line,
        Times times,
        String disposition,
        String remark) {

    /** What was said last: an agent is being connected. */
    static final int CONNECTING = -1;

    /**
     * Where it is about; all null when nobody knows.
     *
     * @param passageId the one that was live when it began
     */
    public record Place(String robotCode, UUID laneId, UUID parkId, Direction direction, UUID passageId) {

        public static final Place UNKNOWN = new Place(null, null, null, null, null);
    }

    /**
     * How it looks for somebody.
     *
     * @param reach who is asked
     * @param reachedAt since when they are
     * @param offers how many of them were
     * @param asked which, in any reach
     * @param wanted the agent whom it was transferred to, or whose seat the call centre rang
     * @param toldAhead what the caller's robot said last: so many wait before him, or {@link #CONNECTING}
     */
    public record Queue(Reach reach, Instant reachedAt, int offers, Set<UUID> asked, UUID wanted, Integer toldAhead) {

        public static Queue entered(Instant at) {
            return new Queue(Reach.NEAR, at, 0, Set.of(), null, null);
        }

        Queue asks(UUID agent) {
            return new Queue(reach, reachedAt, offers + 1, with(agent), wanted, toldAhead);
        }

        Queue asksNobody(UUID agent) {
            var others = new LinkedHashSet<>(asked);
            others.remove(agent);
            return new Queue(reach, reachedAt, Math.max(0, offers - 1), others, null, toldAhead);
        }

        Queue wants(UUID agentOrNull) {
            return new Queue(reach, reachedAt, offers, asked, agentOrNull, toldAhead);
        }

        private Set<UUID> with(UUID agent) {
            var all = new LinkedHashSet<>(asked);
            all.add(agent);
            return all;
        }
    }

    /**
     * Whose it is.
     *
     * @param slot which of the agent's places it takes
     * @param offeredUntil null once it is answered
     */
    public record Hold(UUID agentId, Integer slot, Instant offeredUntil) {

        static final Hold NOBODY = new Hold(null, null, null);
    }

    /** The call centre that it came through, and its name there. */
    public record Line(String center, String callId) {

        public static final Line NONE = new Line(null, null);
    }

    /**
     * @param offered the newest offer
     * @param contactRung when the park's emergency contact was called
     */
    public record Times(
            Instant queued, Instant offered, Instant answered, Instant wrappedUp, Instant ended, Instant contactRung) {

        static Times queued(Instant at) {
            return new Times(at, null, null, null, null, null);
        }

        Times ended(Instant at) {
            return new Times(queued, offered, answered, wrappedUp, at, contactRung);
        }
    }

    /** Somebody calls. */
    public static Call queued(
            UUID tenant, CallKind kind, CallReason reason, String caller, Place place, Line line, Instant at) {
        return new Call(
                Ids.next(),
                tenant,
                kind,
                reason,
                CallState.QUEUED,
                caller,
                place,
                0,
                null,
                Queue.entered(at),
                Hold.NOBODY,
                line,
                Times.queued(at),
                null,
                null);
    }

    /** It is reserved for this agent. */
    public Call offered(UUID agent, int slot, Instant at, Instant until) {
        var times = new Times(this.times.queued, at, null, null, null, this.times.contactRung);
        return with(CallState.OFFERED, queue.asks(agent), new Hold(agent, slot, until), times);
    }

    public Call answered(Instant at) {
        var times = new Times(this.times.queued, this.times.offered, at, null, null, this.times.contactRung);
        return with(CallState.ANSWERED, queue.wants(null), new Hold(hold.agentId, hold.slot, null), times);
    }

    /** Its agent rejected it, or let the offer run out. */
    Call passedOn() {
        return with(CallState.QUEUED, queue.wants(null), Hold.NOBODY, times);
    }

    /** Its agent has gone, so that it was not really asked. */
    Call withdrawn() {
        return with(CallState.QUEUED, queue.asksNobody(hold.agentId), Hold.NOBODY, times);
    }

    /** From its agent to another; if that one does not take it, to anybody. */
    Call transferred(UUID to, Instant at) {
        var anew = new Queue(Reach.NEAR, at, 0, Set.of(hold.agentId), to, null);
        return with(CallState.QUEUED, anew, Hold.NOBODY, times);
    }

    /** Nobody talks any more. */
    public Call wrappedUp(Instant at) {
        var times =
                new Times(this.times.queued, this.times.offered, this.times.answered, at, null, this.times.contactRung);
        return with(CallState.WRAP_UP, queue, hold, times);
    }

    Call closed(String disposition, String remark, Instant at) {
        return with(CallState.CLOSED, queue, hold, times.ended(at)).noted(disposition, remark);
    }

    public Call abandoned(String why, Instant at) {
        return with(CallState.ABANDONED, queue, Hold.NOBODY, times.ended(at)).noted(null, why);
    }

    Call missed(Instant at) {
        return with(CallState.MISSED, queue, Hold.NOBODY, times.ended(at));
    }

    /** More people are asked from now on; at last, everybody again. */
    Call reaching(Reach farther, Instant at) {
        var asked = farther == Reach.CONTACT ? Set.<UUID>of() : queue.asked;
        return waiting(new Queue(farther, at, 0, asked, null, queue.toldAhead));
    }

    /** Whom it was meant for did not become free: anybody may have it. */
    Call released(Instant at) {
        return waiting(new Queue(queue.reach, at, queue.offers, queue.asked, null, queue.toldAhead));
    }

    /** The emergency contact's phone rings. */
    Call contactRung(Instant at) {
        var rung = new Times(times.queued, times.offered, times.answered, times.wrappedUp, times.ended, at);
        return copy(state, queue, hold, rung, disposition, remark);
    }

    /** What the robot says of the queue from now on. */
    Call telling(int ahead) {
        var told = new Queue(queue.reach, queue.reachedAt, queue.offers, queue.asked, queue.wanted, ahead);
        return waiting(told);
    }

    /** Lower first: a blocked exit, a blocked entry, no lane. */
    int priority() {
        if (place.direction() == null) {
            return 2;
        }
        return place.direction() == Direction.EXIT ? 0 : 1;
    }

    boolean isOf(UUID agent) {
        return agent != null && agent.equals(hold.agentId);
    }

    private Call waiting(Queue changed) {
        return copy(state, changed, hold, times, disposition, remark);
    }

    private Call with(CallState next, Queue queue, Hold hold, Times times) {
        return copy(state.to(next), queue, hold, times, disposition, remark);
    }

    private Call noted(String disposition, String remark) {
        return copy(state, queue, hold, times, disposition, remark);
    }

    private Call copy(CallState state, Queue queue, Hold hold, Times times, String disposition, String remark) {
        return new Call(
                id,
                tenantId,
                kind,
                reason,
                state,
                caller,
                place,
                joined,
                language,
                queue,
                hold,
                line,
                times,
                disposition,
                remark);
    }
}
