package io.gatehouse.lane.vzicloud;

/** What made a camera tell of a plate ({@code triggerType}). */
enum Trigger {
    /** 1 by itself, 2 an input, 4 a program, 8 a loop drawn in the picture, and whatever else there may be. */
    RECOGNISED,
    /** 64 车滞留, 65 滞留恢复: the car that was told of stands there for long, or moves again. */
    LINGERS,
    /** 66 车折返: it turned back. */
    TURNED_BACK;

    static Trigger of(int code) {
        return switch (code) {
            case 64, 65 -> LINGERS;
            case 66 -> TURNED_BACK;
            default -> RECOGNISED;
        };
    }
}
