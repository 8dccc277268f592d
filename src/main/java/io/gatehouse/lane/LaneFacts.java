package io.gatehouse.lane;

import io.gatehouse.park.Admission;
import io.gatehouse.park.ParkRules;

/**
 * Everything that decides what a lane does about a car, gathered before anything is decided.
 *
 * @param reading the plate as it was read; null when none could be read
 * @param driverKnown the driver of an unplated car has scanned and is recorded
 * @param card the best card for the plate at this park, null if there is none
 * @param stay the live stay of the plate or driver in this park, null if there is none
 * @param arrears what the plate owes from earlier stays, minor units
 * @param freeSpaces spaces left for this car, after those promised to cars that wait longer
 */
public record LaneFacts(
        Direction direction,
        Admission admission,
        ParkRules rules,
        Reading reading,
        boolean driverKnown,
        boolean barred,
        CardFacts card,
        StayFacts stay,
        FeeFacts fee,
        long arrears,
        int freeSpaces) {

    /**
     * @param confidence 0 to 100
     * @param readings how many recognitions in a row agreed on the plate; the desk's word counts as many
     */
    public record Reading(double confidence, int readings) {}

    /**
     * @param daysExpired whole days past the last valid day in the park's time zone; 0 while it is valid
     * @param spacesTaken the card's other plates already fill its spaces
     */
    public record CardFacts(int daysExpired, boolean spacesTaken) {

        public boolean valid() {
            return daysExpired == 0;
        }

        public boolean expired(int from, int to) {
            return daysExpired >= from && daysExpired <= to;
        }
    }

    /**
     * @param onCard it entered on its card
     * @param spacesWereTaken it entered as a temporary because its card's spaces were taken
     * @param contradicted its colour or vehicle type is not that of the car at the exit
     */
    public record StayFacts(boolean onCard, boolean spacesWereTaken, boolean contradicted) {}

    /**
     * @param owed what is owed now, minor units
     * @param paidBefore what was paid for this stay before
     * @param deferralAccepted the plate's leave-first-pay-later contract accepted this charge
     */
    public record FeeFacts(long owed, long paidBefore, boolean deferralAccepted) {

        public static final FeeFacts NOTHING = new FeeFacts(0, 0, false);
    }

    public boolean unplated() {
        return reading == null;
    }

    public boolean doubtful() {
        boolean contradicted = stay != null && stay.contradicted();
        return reading.readings() < 2 && (reading.confidence() < rules.doubtfulBelow() || contradicted);
    }

    public boolean cardValid() {
        return card != null && card.valid();
    }

    /** The car is here on its (perhaps expired) card, not as a temporary. */
    public boolean travelsOnCard() {
        return card != null && (stay == null || stay.onCard());
    }

    public boolean confirmsTemporaries() {
        return admission == Admission.CONFIRM;
    }
}
