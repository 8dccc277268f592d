package io.gatehouse.simulator.tour;

import static io.gatehouse.simulator.tour.Expected.*;
import static io.gatehouse.simulator.traffic.Checkout.Purpose.FEE;

import io.gatehouse.simulator.PlateReading;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** At a park that charges by the minute and grants no grace. */
final class StationScenes {
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final double UNSURE = 0.55;

    private StationScenes() {}

    /** Pays inside, and is not at the exit before the next minute has begun. */
    static void overrunsGrace(Play play) {
        var car = play.stranger();
        play.paysInside(play.parks(car, HALF_AN_HOUR));
        var nextMinute = Instant.now().truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofSeconds(61));
        Patience.sleep(Duration.between(Instant.now(), nextMinute));
        var exit = play.arrives(car, play.place().exit()).shows(GRACE_OVERRUN);
        exit.scans(FEE).turnsTo(PAID_LEAVES, "the difference paid").drivesThrough();
        play.isGone(car, play.place());
    }

    static void paysLater(Play play) {
        var car = play.stranger();
        play.operator().contract(car.number());
        play.afterwards(() -> play.operator().endContract(car.number()));
        play.parks(car, HALF_AN_HOUR);
        play.arrives(car, play.place().exit()).shows(DEFERRED_LEAVES).drivesThrough();
        play.isGone(car, play.place());
        Patience.await(() -> play.operator().orderPaid(car.number()), "the deduction did not settle");
        play.notes().goesOn("deducted afterwards");
    }

    static void noEntry(Play play) {
        play.arrives(play.stranger(), play.place().exit()).shows(NO_ENTRY_FOUND).backsOut();
    }

    static void hardToRead(Play play) {
        var car = play.stranger();
        play.parks(car, HALF_AN_HOUR);
        var unsure = PlateReading.of(car.number()).withConfidence(UNSURE);
        var exit = play.arrives(car, unsure, play.place().exit()).shows(PLATE_DOUBTFUL);
        exit.isReadAgain().turnsTo(FEE_DUE, "read again");
        exit.scans(FEE).turnsTo(PAID_LEAVES, "paid").drivesThrough();
        play.isGone(car, play.place());
    }

    static void barred(Play play) {
        var car = play.stranger();
        play.operator().bar(play.place().id(), car.number());
        play.afterwards(() -> play.operator().unbar(play.place().id(), car.number()));
        play.arrives(car, play.place().entry()).shows(ENTRY_BARRED).backsOut();
    }
}
