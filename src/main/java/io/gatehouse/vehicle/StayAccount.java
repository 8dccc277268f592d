package io.gatehouse.vehicle;

import io.gatehouse.fee.Benefit;
import io.gatehouse.fee.Quote;
import io.gatehouse.vehicle.StayFee.Cover;
import io.gatehouse.vehicle.StayFee.Paid;
import io.gatehouse.vehicle.StayFee.Terms;
import java.time.Instant;
import java.util.List;

/**
 * Everything that the fee of a stay depends on. Pure.
 *
 * @param cover the days of the plate's card here; null when it has none
 * @param atExit when the car came to the exit loop, where the clock of its fee stopped; null before that
 * @param benefits that may be used for it, or were
 */
public record StayAccount(
        Stay stay,
        Terms terms,
        Paid paid,
        Cover cover,
        List<EarlierStay> earlier,
        Instant atExit,
        List<Benefit> benefits) {

    /** As if so much had been paid, when it was. */
    StayAccount with(long amount) {
        return with(new Paid(amount, paid.at()));
    }

    /** As if nothing had been paid: what is owed then is what the stay costs after its benefits. */
    StayAccount unpaid() {
        return with(Paid.NOTHING);
    }

    private StayAccount with(Paid assumed) {
        return new StayAccount(stay, terms, assumed, cover, earlier, atExit, benefits);
    }

    /** What is owed at a moment, or was owed at the end of the stay. A stay that never was costs nothing. */
    public Quote quoteAt(Instant asked) {
        boolean never = stay.state() == StayState.VOID;
        var by = never ? new Terms(null, terms.zone(), terms.calendar(), terms.currency()) : terms;
        return StayFee.of(by, stay, until(asked), paid, cover, earlier, benefits);
    }

    /** Up to when the stay is charged: a queue at the gate costs the driver nothing. */
    public Instant until(Instant asked) {
        var stopped = stay.leftAt() == null ? asked : stay.leftAt();
        boolean stoppedBefore = atExit != null && !stay.leftAtWasCorrected() && atExit.isBefore(stopped);
        var until = stoppedBefore ? atExit : stopped;
        return until.isBefore(stay.enteredAt()) ? stay.enteredAt() : until;
    }
}
