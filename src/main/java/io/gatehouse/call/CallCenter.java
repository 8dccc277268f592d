package io.gatehouse.call;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/**
 * A kind of call centre, and what it can be asked to do. What it tells comes the other way, as {@link Push}es to
 * {@link PhoneCalls}. Every question has a time-out; an answer that does not come is {@code UNKNOWN}, never a failure.
 */
public interface CallCenter {

    CallCenterKind kind();

    /**
     * Rings the seat, and when it answers, the number.
     *
     * @param seat null: only the number is rung, and whoever answers hears a voice menu
     * @param request ours; the same one twice rings nobody twice
     */
    Uni<Ringing> ring(CenterLine line, String number, String seat, UUID request);

    /** Connects the caller who waits there with the seat of the agent who took the call. */
    Uni<Ringing> connect(CenterLine line, String centerCallId, String seat);

    /** @param seat who has the call, or whose phone rings; null: nobody's */
    Uni<Ringing> hangUp(CenterLine line, String centerCallId, String seat);

    /** Tells a call centre that routes itself whether the seat takes calls. */
    default Uni<Ringing> available(CenterLine line, String seat, boolean ready) {
        return Uni.createFrom().item(Ringing.nothingToDo("This call centre does not ask."));
    }
}
