package io.gatehouse.fee;

import java.util.List;

/** How much may still be charged in the present window of one cap. */
final class CapRoom {
    private final String rule;
    private Window window;
    private long limit;
    private long room;
    private long cut;

    CapRoom(String rule, Window window, long limit, long room) {
        this.rule = rule;
        this.window = window;
        this.limit = limit;
        this.room = room;
    }

    CapRoom copy() {
        CapRoom copy = new CapRoom(rule, window, limit, room);
        copy.cut = cut;
        return copy;
    }

    Window window() {
        return window;
    }

    long room() {
        return room;
    }

    void use(long amount) {
        room -= amount;
    }

    void cut(long amount) {
        cut += amount;
    }

    void close(long end, List<CapApplied> applied) {
        if (cut > 0) {
            long to = Math.min(end, window.to());
            applied.add(new CapApplied(rule, ParkDays.instant(window.from()), ParkDays.instant(to), limit, cut));
        }
    }
}
