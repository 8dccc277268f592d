package io.gatehouse.lane;

import io.gatehouse.event.Fact;
import io.gatehouse.robot.Command;
import java.util.List;

/**
 * Everything that follows from a decision, before any of it is written.
 *
 * @param passage as it is now
 * @param commands for its robot, in their order
 * @param opening null when the gate stays shut
 * @param distress why the desk is called; mostly null
 */
public record Grant(
        Passage passage, List<Command> commands, Opening opening, List<Fact> facts, DeskCalls.Distress distress) {

    /** A space is kept for the car from now on. */
    boolean promisesSpace() {
        return opening != null && passage.promisesSpace();
    }
}
