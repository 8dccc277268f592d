package io.gatehouse.call;

import java.time.Instant;
import java.util.UUID;

/** What a call centre tells of one of its calls. It may be told twice, late, and in another order than it happened. */
public sealed interface Push {

    /** Which call. */
    Leg leg();

    /** When it happened, as far as the call centre says, else when it was heard. */
    Instant at();

    /**
     * A call as its centre knows it.
     *
     * @param centerCallId its name there
     * @param requestId what we called the wish that it fulfils; null: it is no call of ours
     * @param from the number of whoever is outside; null when it is not said
     * @param to the number that was rung, null likewise
     */
    record Leg(String centerCallId, UUID requestId, String from, String to) {}

    /** Somebody rang. */
    record CameIn(Leg leg, Instant at) implements Push {}

    /** The call centre lets a seat's phone ring. */
    record OfferedTo(Leg leg, String seat, Instant at) implements Push {}

    /** At a seat somebody took the receiver. */
    record Answered(Leg leg, String seat, Instant at) implements Push {}

    /**
     * It is over.
     *
     * @param seat who had it; null: nobody
     * @param answeredAt since when; null: it was never answered
     */
    record HungUp(Leg leg, String seat, Instant answeredAt, Instant at) implements Push {}
}
