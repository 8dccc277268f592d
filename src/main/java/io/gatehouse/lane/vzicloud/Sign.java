package io.gatehouse.lane.vzicloud;

import io.gatehouse.lane.PassageState;
import io.gatehouse.lane.UpMessage.Way;
import java.util.Optional;

/**
 * What is seen of a car's leaving by hardware that tells of no departures. Each row: how the car left, if it was still
 * held; if it was cleared, and nothing is known of the gate; if its gate had opened. Null: this tells nothing.
 */
enum Sign {
    // spotless:off
    //               held             cleared          opened for it
    LOOP_FREED      (Way.BACKED_OUT,  null,            null),
    PASSED_FREED    (null,            Way.THROUGH,     Way.THROUGH),
    GATE_CLOSED     (null,            null,            Way.THROUGH),
    NEXT_CAR        (null,            null,            Way.THROUGH),
    TURNED_BACK     (Way.BACKED_OUT,  Way.BACKED_OUT,  Way.BACKED_OUT);
    // spotless:on

    private final Way held;
    private final Way cleared;
    private final Way opened;

    Sign(Way held, Way cleared, Way opened) {
        this.held = held;
        this.cleared = cleared;
        this.opened = opened;
    }

    Optional<Way> says(PassageState state, boolean openedForIt) {
        return Optional.ofNullable(state != PassageState.CLEARED ? held : openedForIt ? opened : cleared);
    }
}
