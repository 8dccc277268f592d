package io.gatehouse.fee;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** Quotes a stay: a pure function of the request. */
public final class Quoter {
    private static final int HORIZON_DAYS = 33;

    private final QuoteRequest request;
    private final Plan plan;
    private final ParkDays days;
    private final Beginning beginning;
    private final Reckoning reckoning;
    private final long end;
    private final long paidBefore;

    /** @throws IllegalArgumentException when the tariff is not sound: its quotes would be wrong */
    public static Quote quote(QuoteRequest request) {
        List<TariffFault> faults = request.tariff().check();
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("Unsound tariff: " + faults);
        }
        return new Quoter(request).quote();
    }

    private Quoter(QuoteRequest request) {
        this.request = request;
        this.plan = request.tariff().plans().stream()
                .filter(candidate -> candidate.appliesTo().includes(request.subject(), entryOfDay(candidate)))
                .findFirst()
                .orElseThrow();
        this.days = daysOf(plan);
        this.beginning = Beginning.of(plan, ParkDays.minute(request.time().enteredAt()), request.history());
        this.reckoning = new Reckoning(plan, days, beginning);
        this.end = Math.max(beginning.start(), ParkDays.minute(request.time().until()));
        this.paidBefore = request.paidBefore() + beginning.continuedCharges();
    }

    private ParkDays daysOf(Plan plan) {
        return new ParkDays(request.time().zone(), request.calendar(), plan.dayStartsAt());
    }

    private int entryOfDay(Plan plan) {
        ParkDays days = daysOf(plan);
        LocalDate today = days.dayOf(ParkDays.minute(request.time().enteredAt()));
        long before = request.history().stays().stream()
                .filter(stay -> days.dayOf(ParkDays.minute(stay.enteredAt())).equals(today))
                .count();
        return (int) before + 1;
    }

    private Quote quote() {
        Reckoning.Fee fee = reckoning.until(end);
        Deductions deductions = deductionsUntil(end);
        return new Quote(
                request.tariff().currency(),
                fee.bill().total(),
                paidBefore,
                deductions.owed(),
                end - beginning.start(),
                List.copyOf(fee.bill().segments()),
                fee.freeMinutes(),
                List.copyOf(fee.bill().caps().close(end)),
                List.copyOf(deductions.applied()),
                nextRise(deductions.owed()));
    }

    private Deductions deductionsUntil(long minute) {
        return Deductions.of(request.benefits(), minute, reckoning::totalUntil, paidBefore);
    }

    private NextRise nextRise(long owed) {
        RiseSearch search = new RiseSearch(minute -> deductionsUntil(minute).owed(), end);
        for (Flat flat : plan.flats()) {
            addTurns(search, flat.leaveFrom());
            addTurns(search, flat.leaveBefore());
        }
        return search.above(owed);
    }

    private void addTurns(RiseSearch search, LocalTime exit) {
        if (exit == null) {
            return;
        }
        for (long shift : shifts()) {
            LocalDate first = days.local(end - shift).toLocalDate().minusDays(1);
            for (int day = 0; day <= HORIZON_DAYS; day++) {
                long turn = days.at(first.plusDays(day), exit) + shift;
                search.mayTurnAt(turn);
                search.mayTurnAt(turn + 1);
            }
        }
    }

    /** By how much benefits delay what happens to the fee. */
    private List<Long> shifts() {
        List<Long> shifts = new ArrayList<>(List.of(0L));
        for (Benefit benefit : request.benefits()) {
            if (benefit.kind() == Benefit.Kind.MINUTES) {
                shifts.add(shifts.get(shifts.size() - 1) + benefit.value());
            }
        }
        return shifts;
    }
}
