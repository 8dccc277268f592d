package io.gatehouse.lane;

import io.gatehouse.fee.Quote;
import io.gatehouse.fee.StayClass;
import io.gatehouse.lane.LaneFacts.CardFacts;
import io.gatehouse.lane.LaneFacts.FeeFacts;
import io.gatehouse.lane.LaneFacts.Reading;
import io.gatehouse.lane.LaneFacts.StayFacts;
import io.gatehouse.vehicle.StayFee;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What was gathered about a car, made into facts, a fee and a decision. Pure.
 *
 * @param quote what the stay costs up to the arrival at the exit loop; null at an entry, or without a stay
 */
public record Assessment(LaneFacts facts, Quote quote, Decision decision) {

    /**
     * @param seen what is known of the car's looks
     * @param driver who scanned, when no plate could be read; else null
     * @param arrived when the car reached the loop: the clock of its fee stopped there
     */
    public static Assessment of(LaneSetup setup, Gathered known, Sighting seen, String driver, Instant arrived) {
        var quote = setup.direction() == Direction.EXIT && known.stay() != null ? quote(setup, known, arrived) : null;
        var facts = new LaneFacts(
                setup.direction(),
                setup.admission(),
                setup.rules(),
                seen.plate() == null ? null : new Reading(seen.confidence(), seen.readings()),
                driver != null,
                known.barred(),
                card(setup, known, arrived),
                stay(known, seen),
                quote == null
                        ? FeeFacts.NOTHING
                        : new FeeFacts(
                                quote.owed(), quote.paidBefore(), known.owing().promised()),
                known.arrears(),
                known.freeSpaces());
        return new Assessment(facts, quote, LaneRules.decide(facts));
    }

    /** Benefits make the stay free: somebody must count on them when the gate opens. */
    public boolean isFreeByBenefits() {
        return quote != null && quote.owed() == 0 && !quote.benefits().isEmpty();
    }

    /** What the car would be inside as. */
    public StayClass entersAs() {
        if (facts.unplated()) {
            return StayClass.UNPLATED;
        }
        if (!facts.cardValid()) {
            return StayClass.TEMPORARY;
        }
        return facts.card().spacesTaken() ? StayClass.SHARED_SPACES : StayClass.CARD;
    }

    private static Quote quote(LaneSetup setup, Gathered known, Instant arrived) {
        var stay = known.stay();
        var until = arrived.isBefore(stay.enteredAt()) ? stay.enteredAt() : arrived;
        var cover = known.card() == null ? null : known.card().cover();
        return StayFee.of(
                setup.terms(stay.tariffId()), stay, until, known.paid(), cover, known.earlier(), known.benefits());
    }

    /** Days expired are counted in the park's time zone, whole days past the last valid day. */
    private static CardFacts card(LaneSetup setup, Gathered known, Instant now) {
        var card = known.card();
        var today = LocalDate.ofInstant(now, setup.zone());
        if (card == null || today.isBefore(card.cover().firstDay())) {
            return null;
        }
        int expired = (int) Math.max(0, ChronoUnit.DAYS.between(card.cover().lastDay(), today));
        return new CardFacts(expired, card.inside() >= card.spaces());
    }

    private static StayFacts stay(Gathered known, Sighting seen) {
        var stay = known.stay();
        return stay == null
                ? null
                : new StayFacts(
                        stay.stayClass() == StayClass.CARD,
                        stay.stayClass() == StayClass.SHARED_SPACES,
                        seen.contradicts(stay.plateColor(), stay.vehicleType(), stay.vehicleColor()));
    }
}
