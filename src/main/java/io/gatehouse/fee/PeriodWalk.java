package io.gatehouse.fee;

/**
 * Charges a stretch of time by the periods of a plan, as for a car that has just entered. It goes from run to run of equal
 * units, never from minute to minute.
 */
final class PeriodWalk {
    private final Plan plan;
    private final Spans spans;
    private final PeriodRules rules;
    private final Bill bill;
    private final long end;

    private long now;
    /** Minutes of charged time since the steps began. */
    private long position;

    private Span use;
    private boolean flatDue;

    PeriodWalk(Plan plan, Spans spans, PeriodRules rules, Bill bill, long from, long end) {
        this.plan = plan;
        this.spans = spans;
        this.rules = rules;
        this.bill = bill;
        this.now = from;
        this.end = end;
    }

    void run() {
        while (now < end) {
            Span span = spans.at(now);
            enter(span);
            Period period = span.period();
            if (period.free()) {
                rest(span, ".free", 0);
            } else if (period.flat() != null) {
                rest(span, ".flat", flatDue ? period.flat() : 0);
                flatDue = false;
            } else {
                steps(span, Band.at(rules.bands().get(span.index()), position));
            }
        }
        bill.caps().endPeriod(end);
    }

    private void enter(Span span) {
        boolean newUse = !span.sameUse(use);
        boolean newDay = use == null || !span.day().equals(use.day());
        if (newUse) {
            flatDue = true;
            String rule = rules.names().get(span.index()) + ".cap";
            bill.caps().beginPeriod(span.period(), rule, new Window(now, span.useTo()));
        }
        if (newUse && plan.firstStep() == Plan.FirstStep.PER_PERIOD
                || newDay && plan.firstStep() == Plan.FirstStep.PER_DAY) {
            position = 0;
        }
        use = span;
    }

    private void rest(Span span, String rule, long amount) {
        long to = Math.min(span.to(), end);
        bill.add(now, to, rules.names().get(span.index()) + rule, amount);
        now = to;
    }

    private void steps(Span span, Band band) {
        if (band.every() == 0) {
            long to = Math.min(span.to(), end);
            position += to - now;
            bill.add(now, to, band.rule(), 0);
            now = to;
            return;
        }
        long limit = Math.min(Math.min(span.to(), end), bill.caps().nextEdge(now));
        long units = Math.min(ceil(limit - now, band.every()), ceil(band.until() - position, band.every()));
        long stop = now + units * band.every();
        long whole = Math.min(end, plan.edge() == Plan.Edge.CUT ? edgeAfter(span, stop) : end);
        if (stop > whole) {
            breakOff(span.period(), band, units - 1, whole);
        } else {
            bill.add(now, stop, band.rule(), units * band.amount());
            position += units * band.every();
            now = stop;
        }
    }

    /** The unit after so many complete ones is not completed. What is paid of it is not paid again. */
    private void breakOff(Period period, Band band, long complete, long to) {
        long passed = to - now - complete * band.every();
        long counted = period.counted(passed, band.every());
        bill.add(now, to, band.rule(), complete * band.amount() + band.amount() * counted / band.every());
        position += complete * band.every() + counted;
        now = to;
    }

    /** Where units that began in the span are cut; of no meaning when it is not before {@code stop}. */
    private long edgeAfter(Span span, long stop) {
        boolean daysCut = plan.firstStep() == Plan.FirstStep.PER_DAY;
        Span last = span;
        while (last.to() < stop && !last.edge()) {
            Span next = spans.at(last.to());
            if (daysCut && !next.day().equals(last.day())) {
                break;
            }
            last = next;
        }
        return last.to();
    }

    private static long ceil(long amount, long unit) {
        return amount / unit + (amount % unit == 0 ? 0 : 1);
    }
}
