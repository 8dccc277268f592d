package io.gatehouse.call;

/**
 * What became of something that a call centre was asked to do.
 *
 * @param centerCallId what the call is called there, as far as it is known
 * @param detail why, for an agent to read
 */
public record Ringing(Outcome outcome, String centerCallId, String detail) {

    /** Known or not, said so. */
    public enum Outcome {
        /** The call centre does it. */
        STARTED,
        /** It does not, and nobody's phone rings. */
        REFUSED,
        /** It did not answer in time, or not to be understood: it may or may not. Never to be asked again by itself. */
        UNKNOWN,
        /** There was nothing to ask. */
        NOTHING_TO_DO
    }

    public static Ringing started(String centerCallId) {
        return new Ringing(Outcome.STARTED, centerCallId, null);
    }

    public static Ringing refused(String why) {
        return new Ringing(Outcome.REFUSED, null, why);
    }

    public static Ringing unknown(String why) {
        return new Ringing(Outcome.UNKNOWN, null, why);
    }

    public static Ringing nothingToDo(String why) {
        return new Ringing(Outcome.NOTHING_TO_DO, null, why);
    }
}
