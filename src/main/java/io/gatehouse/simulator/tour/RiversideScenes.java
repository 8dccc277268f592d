package io.gatehouse.simulator.tour;

import static io.gatehouse.simulator.tour.Expected.*;
import static io.gatehouse.simulator.traffic.Checkout.Purpose.ARREARS;
import static io.gatehouse.simulator.traffic.Checkout.Purpose.FEE;

import io.gatehouse.simulator.traffic.Car;
import io.gatehouse.simulator.traffic.Checkout.Purpose;
import java.time.Duration;

/** At a park that lets strangers in, with half an hour free and a grace after payment. */
final class RiversideScenes {
    private static final Duration TWO_HOURS = Duration.ofHours(2);

    private RiversideScenes() {}

    static void looksRound(Play play) {
        var car = play.stranger();
        play.arrives(car, play.place().entry()).shows(TEMPORARY_ENTERS).drivesThrough();
        play.isInside(car, play.place());
        play.arrives(car, play.place().exit()).shows(PAID_LEAVES).drivesThrough();
        play.isGone(car, play.place());
    }

    static void unplated(Play play) {
        var car = play.unplated();
        var entry = play.arrives(car, play.place().entry()).shows(UNPLATED_ENTRY);
        entry.scans(Purpose.UNPLATED_ENTRY).turnsTo(TEMPORARY_ENTERS, "scanned").drivesThrough();
        play.operator().correctEntry(play.isInside(car, play.place()), TWO_HOURS);
        var exit = play.arrives(car, play.place().exit()).shows(UNPLATED_EXIT);
        exit.scans(Purpose.UNPLATED_EXIT).turnsTo(FEE_DUE, "scanned");
        exit.scans(FEE).turnsTo(PAID_LEAVES, "paid").drivesThrough();
        play.isGone(car, play.place());
    }

    static void paysAndTurns(Play play) {
        var car = play.stranger();
        play.parks(car, TWO_HOURS);
        var first = play.arrives(car, play.place().exit()).shows(FEE_DUE);
        first.scans(FEE).turnsTo(PAID_LEAVES, "paid").backsOut();
        var second = play.arrives(car, play.place().exits().get(1)).shows(PAID_LEAVES);
        play.notes().goesOn("inside the grace");
        second.drivesThrough();
        play.isGone(car, play.place());
    }

    static void paysInside(Play play) {
        var car = play.stranger();
        play.paysInside(play.parks(car, TWO_HOURS));
        play.arrives(car, play.place().exit()).shows(PAID_LEAVES).drivesThrough();
        play.notes().goesOn("paid inside");
        play.isGone(car, play.place());
    }

    static void sharesSpaces(Play play) {
        var one = play.stranger();
        var other = play.stranger();
        play.card(play.place(), CardPlan.valid("T-" + one.number(), one.number(), other.number()));
        play.enters(one, play.place(), CARD_ENTERS);
        play.arrives(other, play.place().entry())
                .shows(SHARED_SPACES_TAKEN_AT_OPEN_PARK)
                .drivesThrough();
        play.operator().correctEntry(play.isInside(other, play.place()), TWO_HOURS);
        var exit = play.arrives(other, play.place().exit()).shows(SHARED_SPACES_FEE_DUE);
        exit.scans(FEE).turnsTo(PAID_LEAVES, "paid").drivesThrough();
        play.leaves(one, play.place(), CARD_LEAVES);
    }

    static void waitsForSpace(Play play) {
        var park = play.place();
        int free = play.operator().free(park.id());
        play.afterwards(() -> play.operator().free(park.id(), free));
        var inside = play.stranger();
        var first = play.stranger();
        var second = play.stranger();
        play.enters(inside, park, TEMPORARY_ENTERS);
        play.operator().free(park.id(), 0);
        var firstStop = play.arrives(first, park.entries().get(0)).shows(PARK_FULL);
        var secondStop = play.arrives(second, park.entries().get(1)).is(PARK_FULL);
        play.operator().free(park.id(), 1);
        firstStop.turnsTo(TEMPORARY_ENTERS, "a space is counted").drivesThrough();
        play.isInside(first, park);
        secondStop.waits();
        play.leaves(inside, park, PAID_LEAVES);
        secondStop.turnsTo(TEMPORARY_ENTERS, "and for the second a car leaves").drivesThrough();
        play.isInside(second, park);
        play.leaves(first, park, PAID_LEAVES);
        play.leaves(second, park, PAID_LEAVES);
    }

    /** It left behind another car's back; here it is reminded, and where the park holds for arrears it pays. */
    static void owes(Play play) {
        var car = play.stranger();
        play.parks(car, TWO_HOURS);
        play.arrives(car, play.place().exit()).is(FEE_DUE).drivesThrough();
        play.isGone(car, play.place());
        play.arrives(car, play.place().entry()).shows(ARREARS_AT_ENTRY).drivesThrough();
        play.isInside(car, play.place());
        play.leaves(car, play.place(), PAID_LEAVES);
        paysArrears(play, car);
    }

    private static void paysArrears(Play play, Car car) {
        var garden = play.at(ParkPlan.GARDEN);
        play.card(garden, CardPlan.valid("T-" + car.number(), car.number()));
        var entry = play.arrives(car, garden.entry()).shows(ARREARS_AT_ENTRY_HELD);
        entry.scans(ARREARS).turnsTo(CARD_ENTERS, "paid").drivesThrough();
        play.isInside(car, garden);
        play.leaves(car, garden, CARD_LEAVES);
    }

    static void alreadyInside(Play play) {
        var car = play.stranger();
        var older = play.enters(car, play.place(), TEMPORARY_ENTERS);
        play.arrives(car, play.place().entry()).shows(ALREADY_INSIDE).drivesThrough();
        Patience.await(
                () -> play.operator().stateOfStay(older).filter("EXIT_MISSING"::equals),
                "the older stay is not marked as one whose exit is missing");
        play.notes().goesOn("the older stay: exit missing");
        play.leaves(car, play.place(), PAID_LEAVES);
    }

    static void lapsed(Play play) {
        var car = play.stranger();
        play.card(play.place(), CardPlan.expired(10, "T-" + car.number(), car.number()));
        play.parks(car, TWO_HOURS);
        var exit = play.arrives(car, play.place().exit()).shows(CARD_LAPSED);
        exit.scans(FEE).turnsTo(PAID_LEAVES, "temporary fee paid").drivesThrough();
        play.isGone(car, play.place());
    }
}
