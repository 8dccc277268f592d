package io.gatehouse.simulator.traffic;

import java.time.Duration;

/**
 * Who asks the desk for help.
 *
 * @param share of those before a shut gate who press the button, 0 to 1
 * @param after nothing has happened for so long, or up to twice that
 * @param patience how long they wait for the gate then
 */
public record Callers(double share, Duration after, Duration patience) {
    /** There is nobody at the desk. */
    public static final Callers NONE = new Callers(0, Duration.ZERO, Duration.ZERO);

    boolean some() {
        return share > 0;
    }

    boolean include(Mood mood) {
        return mood.shyness() < share;
    }

    Duration hesitation(Mood mood) {
        return after.plusMillis((long) (after.toMillis() * mood.slowness()));
    }
}
