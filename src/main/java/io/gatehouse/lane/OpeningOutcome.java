package io.gatehouse.lane;

import io.gatehouse.robot.CommandOutcome;

/** How an opening ended. */
public enum OpeningOutcome {
    OPENED,
    REFUSED,
    EXPIRED,
    /** Nobody knows: never retried by itself, the desk is told. */
    UNKNOWN;

    static OpeningOutcome of(CommandOutcome outcome) {
        return switch (outcome) {
            case DONE -> OPENED;
            case REFUSED -> REFUSED;
            case EXPIRED -> EXPIRED;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
