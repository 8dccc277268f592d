package io.gatehouse.simulator.tour;

import static io.gatehouse.simulator.tour.Expected.*;
import static io.gatehouse.simulator.traffic.Checkout.Purpose.RENEWAL;

import io.gatehouse.simulator.traffic.Car;
import java.time.Duration;

/** At a park of card holders, where strangers need the desk's word. */
final class GardenScenes {
    private GardenScenes() {}

    static void cardHolder(Play play) {
        var car = play.stranger();
        play.card(play.place(), CardPlan.valid("T-" + car.number(), car.number()));
        play.arrives(car, play.place().entry()).shows(CARD_ENTERS).drivesThrough();
        play.isInside(car, play.place());
        play.arrives(car, play.place().exit()).shows(CARD_LEAVES).drivesThrough();
        play.isGone(car, play.place());
    }

    static void renewsAtEntry(Play play) {
        var car = play.stranger();
        play.card(play.place(), CardPlan.expired(5, "T-" + car.number(), car.number()));
        var entry = play.arrives(car, play.place().entry()).shows(CARD_EXPIRED_ENTRY);
        entry.scans(RENEWAL).turnsTo(CARD_ENTERS, "renewed").drivesThrough();
        play.isInside(car, play.place());
        play.leaves(car, play.place(), CARD_LEAVES);
    }

    static void turnedAway(Play play) {
        var entry = play.arrives(play.stranger(), play.place().entry()).shows(TEMPORARY_REFUSED);
        if (!entry.screenText().equals("该车场禁止临停")) {
            throw new Unexpected("the screen says " + entry.screenText());
        }
        entry.backsOut();
    }

    static void waitsForOtherCar(Play play) {
        var one = play.stranger();
        var other = play.stranger();
        play.card(play.place(), CardPlan.valid("T-" + one.number(), one.number(), other.number()));
        play.enters(one, play.place(), CARD_ENTERS);
        var waiting = play.arrives(other, play.place().entry()).shows(SHARED_SPACES_TAKEN);
        play.leaves(one, play.place(), CARD_LEAVES);
        waiting.turnsTo(CARD_ENTERS, "the other has left").drivesThrough();
        play.isInside(other, play.place());
        play.leaves(other, play.place(), CARD_LEAVES);
    }

    static void justExpired(Play play) {
        var car = play.stranger();
        staysUntilExpired(play, car, 2);
        play.arrives(car, play.place().exit()).shows(CARD_EXPIRED_3).drivesThrough();
        play.isGone(car, play.place());
    }

    static void renewsAtExit(Play play) {
        var car = play.stranger();
        staysUntilExpired(play, car, 5);
        var exit = play.arrives(car, play.place().exit()).shows(CARD_EXPIRED_7);
        exit.scans(RENEWAL).turnsTo(CARD_LEAVES, "renewed").drivesThrough();
        play.isGone(car, play.place());
    }

    /** It came on a valid card days ago. Now only the card that has expired since is left to it. */
    private static void staysUntilExpired(Play play, Car car, int days) {
        var valid = play.card(play.place(), CardPlan.valid("V-" + car.number(), car.number()));
        var stay = play.enters(car, play.place(), CARD_ENTERS);
        play.operator().correctEntry(stay, Duration.ofDays(days + 2));
        CardPlan.suspend(play.operator(), valid);
        play.card(play.place(), CardPlan.expired(days, "T-" + car.number(), car.number()));
    }
}
