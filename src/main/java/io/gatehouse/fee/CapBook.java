package io.gatehouse.fee;

import java.util.ArrayList;
import java.util.List;

/**
 * What the caps leave of each charge: every charge counts in the window in which it begins, and is charged as far as every
 * cap still has room.
 */
final class CapBook {
    private final List<CapWindows> windows;
    private final CapRoom[] rooms;
    private final List<CapApplied> closed;
    private CapRoom period;

    CapBook(List<CapWindows> windows) {
        this(windows, new CapRoom[windows.size()], new ArrayList<>());
    }

    private CapBook(List<CapWindows> windows, CapRoom[] rooms, List<CapApplied> closed) {
        this.windows = windows;
        this.rooms = rooms;
        this.closed = closed;
    }

    CapBook copy() {
        CapRoom[] copies = new CapRoom[rooms.length];
        for (int i = 0; i < rooms.length; i++) {
            copies[i] = rooms[i] == null ? null : rooms[i].copy();
        }
        return new CapBook(windows, copies, new ArrayList<>(closed));
    }

    /** The first moment after this at which some cap begins a new window. */
    long nextEdge(long minute) {
        moveTo(minute);
        long edge = Long.MAX_VALUE;
        for (CapRoom room : rooms) {
            edge = Math.min(edge, room.window().to());
        }
        return edge;
    }

    void beginPeriod(Period use, String rule, Window window) {
        endPeriod(window.from());
        period = use.cap() == null ? null : new CapRoom(rule, window, use.cap(), use.cap());
    }

    void endPeriod(long end) {
        if (period != null) {
            period.close(end, closed);
            period = null;
        }
    }

    /** Books a charge; what is left of it is the answer. */
    long charge(long minute, long amount) {
        if (amount == 0) {
            return 0;
        }
        moveTo(minute);
        CapRoom tightest = period;
        for (CapRoom room : rooms) {
            tightest = tightest == null || room.room() < tightest.room() ? room : tightest;
        }
        if (tightest == null) {
            return amount;
        }
        long left = Math.min(amount, tightest.room());
        tightest.cut(amount - left);
        use(left);
        return left;
    }

    List<CapApplied> close(long end) {
        endPeriod(end);
        for (CapRoom room : rooms) {
            if (room != null) {
                room.close(end, closed);
            }
        }
        return closed;
    }

    private void use(long amount) {
        if (period != null) {
            period.use(amount);
        }
        for (CapRoom room : rooms) {
            room.use(amount);
        }
    }

    private void moveTo(long minute) {
        for (int i = 0; i < rooms.length; i++) {
            if (rooms[i] == null || minute >= rooms[i].window().to()) {
                if (rooms[i] != null) {
                    rooms[i].close(minute, closed);
                }
                rooms[i] = open(windows.get(i), minute);
            }
        }
    }

    private static CapRoom open(CapWindows caps, long minute) {
        Window window = caps.at(minute);
        return new CapRoom(caps.rule(), window, caps.cap().amount(), caps.limitOf(window));
    }
}
