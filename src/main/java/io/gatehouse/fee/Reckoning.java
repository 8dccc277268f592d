package io.gatehouse.fee;

import java.util.ArrayList;
import java.util.List;

/**
 * Prices one stay under one plan, for any moment at which it may end. The stay falls into rounds: a new one begins where a
 * cap's window ends after which the price starts again as at entry.
 */
final class Reckoning {
    private final Plan plan;
    private final ParkDays days;
    private final long start;
    private final FreeGrant atEntry;
    private final List<CapWindows> caps;
    private final List<String> flatRules;
    private final PeriodRules rules;
    private final Spans spans;

    /** Where the last round began: rounds before it cost the same however long the stay goes on. */
    private Turn lastTurn;

    Reckoning(Plan plan, ParkDays days, Beginning beginning) {
        this.plan = plan;
        this.days = days;
        this.start = beginning.start();
        this.atEntry = FreeGrant.atEntry(plan, days, beginning);
        this.caps = CapAnchors.of(plan, days, beginning);
        this.flatRules = flatRules(plan);
        this.rules = PeriodRules.of(plan);
        this.spans = new Spans(plan, days);
    }

    /** What a stay costs. */
    record Fee(Bill bill, long freeMinutes) {}

    /** Where a new round begins. */
    private record Turn(long from, FreeGrant grant, long freeMinutes, Bill bill) {
        Turn keepingTotal() {
            return new Turn(from, grant, freeMinutes, bill.keepingTotal());
        }
    }

    Fee until(long end) {
        Turn turn = beginning();
        while (turn.from < end) {
            if (roundEnd(turn.from, end) == end) {
                lastTurn = turn.keepingTotal();
            }
            turn = round(turn, end);
        }
        return new Fee(turn.bill, turn.freeMinutes);
    }

    /** What a stay costs; quick where it ends later than the one that {@link #until} was asked for. */
    long totalUntil(long end) {
        Turn turn = lastTurn == null || end <= lastTurn.from ? beginning() : lastTurn.keepingTotal();
        while (turn.from < end) {
            turn = round(turn, end);
        }
        return turn.bill.total();
    }

    private Turn beginning() {
        return new Turn(start, atEntry, 0, new Bill(new CapBook(caps)));
    }

    private Turn round(Turn turn, long end) {
        long from = turn.from;
        long to = roundEnd(from, end);
        long free = turn.grant.within(to - from);
        turn.bill.fence();
        turn.bill.add(from, from + free, "freeMinutes", 0);
        chargeRound(turn.bill, from, from + free, to);
        FreeGrant next = restartsWithFreeMinutes(to) ? FreeGrant.anew(plan, days, to) : FreeGrant.NONE;
        return new Turn(to, next, turn.freeMinutes + free, turn.bill);
    }

    private long roundEnd(long from, long end) {
        long roundEnd = end;
        for (CapWindows cap : caps) {
            if (cap.cap().restarts()) {
                roundEnd = Math.min(roundEnd, cap.restartAfter(from, end));
            }
        }
        return roundEnd;
    }

    private boolean restartsWithFreeMinutes(long edge) {
        return caps.stream()
                .filter(cap -> cap.cap().after() == Cap.After.RESTART_WITH_FREE_MINUTES)
                .anyMatch(cap -> cap.at(edge).from() == edge && cap.holdsIn(cap.at(edge - 1)));
    }

    private void chargeRound(Bill bill, long entered, long from, long to) {
        if (from >= to) {
            return;
        }
        List<FlatOffer> offers = offers(entered, to);
        if (offers.isEmpty()) {
            walk(bill, from, to);
        } else if (plan.choice() == Plan.Choice.FIRST) {
            take(offers.get(0), bill, from, to);
        } else {
            bill.absorb(cheapest(offers, bill, from, to));
        }
    }

    private Bill cheapest(List<FlatOffer> offers, Bill bill, long from, long to) {
        Bill best = null;
        for (FlatOffer offer : offers) {
            Bill fork = bill.fork();
            take(offer, fork, from, to);
            best = best == null || fork.total() < best.total() ? fork : best;
        }
        if (plan.periods().isEmpty()) {
            return best;
        }
        Bill fork = bill.fork();
        walk(fork, from, to);
        return fork.total() < best.total() ? fork : best;
    }

    private List<FlatOffer> offers(long entered, long to) {
        List<FlatOffer> offers = new ArrayList<>();
        for (int i = 0; i < plan.flats().size(); i++) {
            FlatOffer offer = FlatOffer.of(plan.flats().get(i), flatRules.get(i), days, entered, to);
            if (offer != null) {
                offers.add(offer);
            }
        }
        return offers;
    }

    private void take(FlatOffer offer, Bill bill, long from, long to) {
        long covered = Math.max(from, offer.coveredUntil());
        bill.add(from, covered, offer.rule(), offer.flat().amount());
        walk(bill, covered, to);
    }

    private void walk(Bill bill, long from, long to) {
        new PeriodWalk(plan, spans, rules, bill, from, to).run();
    }

    private static List<String> flatRules(Plan plan) {
        List<String> rules = new ArrayList<>();
        for (int i = 0; i < plan.flats().size(); i++) {
            String name = plan.flats().get(i).name();
            rules.add(name == null ? "flats[" + i + "]" : name);
        }
        return rules;
    }
}
