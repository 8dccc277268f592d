package io.gatehouse.fee;

import java.util.ArrayList;
import java.util.List;

/** What has been charged so far: segments, and the caps that they went through. */
final class Bill {
    private final List<Segment> segments = new ArrayList<>();
    private CapBook caps;
    private long total;
    private boolean fenced;

    Bill(CapBook caps) {
        this.caps = caps;
    }

    /** An empty bill that goes on with the room that the caps of this one have. */
    Bill fork() {
        return new Bill(caps.copy());
    }

    /** A copy that has forgotten its segments. */
    Bill keepingTotal() {
        Bill copy = fork();
        copy.total = total;
        return copy;
    }

    void absorb(Bill fork) {
        fence();
        fork.segments.forEach(this::append);
        total += fork.total;
        caps = fork.caps;
    }

    void add(long from, long to, String rule, long amount) {
        total += caps.charge(from, amount);
        if (from < to || amount > 0) {
            append(new Segment(ParkDays.instant(from), ParkDays.instant(to), to - from, rule, amount));
        }
    }

    /** What comes next stands by itself, even under the same rule. */
    void fence() {
        fenced = true;
    }

    CapBook caps() {
        return caps;
    }

    long total() {
        return total;
    }

    List<Segment> segments() {
        return segments;
    }

    private void append(Segment next) {
        Segment last = segments.isEmpty() ? null : segments.get(segments.size() - 1);
        if (last == null || fenced || !last.rule().equals(next.rule())) {
            segments.add(next);
        } else {
            segments.set(segments.size() - 1, merged(last, next));
        }
        fenced = false;
    }

    private static Segment merged(Segment one, Segment next) {
        long minutes = one.minutes() + next.minutes();
        return new Segment(one.from(), next.to(), minutes, one.rule(), one.amount() + next.amount());
    }
}
