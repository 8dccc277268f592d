package io.gatehouse.lane.desk;

import io.gatehouse.lane.Decision;
import io.gatehouse.lane.Direction;
import io.gatehouse.lane.LaneFacts;
import io.gatehouse.lane.LaneRules;
import io.gatehouse.lane.PassageState;

/**
 * Everything that decides whether the desk may do something about a passage.
 *
 * @param decision what the lane would do about it by itself
 * @param gate of the lane, and what was granted to the car before
 * @param matched the desk has matched its stay
 */
public record DeskCase(LaneFacts facts, Decision decision, PassageState state, Gate gate, boolean matched) {

    /** Whether an opening would be one too many. */
    public enum Gate {
        SHUT,
        /** The robot has not answered the last opening, and its deadline has not passed. */
        PENDING,
        /** The robot opened, and reports the gate open. */
        OPEN
    }

    boolean atEntry() {
        return facts.direction() == Direction.ENTRY;
    }

    boolean atExit() {
        return !atEntry();
    }

    /** Neither its plate nor its driver is known. */
    boolean unknown() {
        return facts.unplated() && !facts.driverKnown();
    }

    boolean noStay() {
        return facts.stay() == null;
    }

    /** What a contract has promised is not owed by the driver. */
    boolean owes() {
        return facts.fee().owed() > 0 && !facts.fee().deferralAccepted();
    }

    boolean cardExpired() {
        return facts.card() != null && !facts.card().valid();
    }

    boolean spacesTaken() {
        return facts.cardValid() && facts.card().spacesTaken();
    }

    /** Its card is valid, or so little expired that the desk lets it pass. */
    boolean onGoodCard() {
        return facts.travelsOnCard() && facts.card().daysExpired() <= LaneRules.REMINDED_DAYS;
    }

    /** Too long expired for the desk, too short for a temporary. */
    boolean cardToRenew() {
        return facts.card() != null && facts.card().expired(LaneRules.REMINDED_DAYS + 1, LaneRules.RENEWABLE_DAYS);
    }

    boolean onCardToRenew() {
        return facts.travelsOnCard() && cardToRenew();
    }

    boolean undecided() {
        return state.decidable();
    }
}
