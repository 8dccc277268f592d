package io.gatehouse.lane;

import io.gatehouse.lane.Situation.Gate;

/**
 * A situation and what the lane does about it.
 *
 * @param shownAs the situation whose voice, screen and light the robot shows; mostly the same
 * @param opens whether the gate opens
 */
public record Decision(Situation situation, Situation shownAs, boolean opens) {

    static Decision of(Situation situation) {
        return new Decision(situation, situation, situation.gate() == Gate.OPEN);
    }

    static Decision of(Situation situation, boolean opens) {
        return new Decision(situation, situation, opens);
    }

    /** The key of what the robot says: an opening by policy is told in other words than a hold. */
    public String voice() {
        return shownAs == Situation.SHARED_SPACES_TAKEN && opens ? "spaces-taken-enters" : shownAs.voice();
    }
}
