package io.gatehouse.call;

import java.time.Duration;

/**
 * What becomes of a call that nobody has taken yet: after three offers, or when nobody is ready for a while, farther people
 * are asked; in the end it is missed. Pure.
 */
public enum Overflow {
    /** It waits on. */
    STAY,
    /** Whom it is meant for does not come: anybody may have it. */
    RELEASE,
    WIDER,
    CONTACT,
    MISSED;

    static final int OFFERS_PER_REACH = 3;

    /**
     * How it stands with a call that waits.
     *
     * @param wanted it is meant for one agent
     * @param offers of this reach
     * @param anybodyReady within this reach, and not asked yet
     * @param somebodyWider there are agents who serve its park from farther away, ready or not
     * @param waited in this reach
     */
    public record Standing(
            Reach reach, boolean wanted, int offers, boolean anybodyReady, boolean somebodyWider, Duration waited) {}

    /**
     * @param patience how long somebody waits within one reach where nobody is ready
     * @param atMost how long after its emergency contact was called
     */
    public static Overflow of(Standing call, Duration patience, Duration atMost) {
        boolean waitedLong = call.waited().compareTo(patience) >= 0;
        if (call.wanted()) {
            return waitedLong ? RELEASE : STAY;
        }
        if (call.reach() == Reach.CONTACT) {
            return call.waited().compareTo(atMost) >= 0 ? MISSED : STAY;
        }
        boolean exhausted = call.offers() >= OFFERS_PER_REACH || waitedLong && !call.anybodyReady();
        return exhausted ? after(call) : STAY;
    }

    private static Overflow after(Standing call) {
        return call.reach() == Reach.NEAR && call.somebodyWider() ? WIDER : CONTACT;
    }
}
