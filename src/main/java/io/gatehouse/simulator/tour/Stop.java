package io.gatehouse.simulator.tour;

import io.gatehouse.simulator.Departure;
import io.gatehouse.simulator.PlateReading;
import io.gatehouse.simulator.Presentation;
import io.gatehouse.simulator.Visit;
import io.gatehouse.simulator.traffic.Car;
import io.gatehouse.simulator.traffic.Checkout;
import io.gatehouse.simulator.traffic.Checkout.Purpose;
import io.gatehouse.simulator.traffic.Lane;
import io.gatehouse.simulator.traffic.Passing;
import io.gatehouse.simulator.traffic.PlatformApi;
import io.gatehouse.simulator.wire.Command;
import java.time.Duration;

/** A car that stands at a lane, and what its driver sees and does there. The lane is its own until it leaves. */
final class Stop {
    private static final Duration ANSWER = Duration.ofSeconds(8);
    private static final Duration OPENING = Duration.ofSeconds(20);
    /** A gate that has not been told to open by then is held. */
    private static final Duration SETTLED = Duration.ofMillis(400);

    private static final String CHANNEL = "sandbox";

    private final Lane lane;
    private final Car car;
    private final Visit visit;
    private final Play play;
    private int seen;
    private boolean gone;

    Stop(Lane lane, Car car, Visit visit, Play play) {
        this.lane = lane;
        this.car = car;
        this.visit = visit;
        this.play = play;
    }

    /** The lane does about the car what the row says; noted, whether or not it does. */
    Stop shows(Expected row) {
        var shown = next();
        var got = Verdict.of(shown, opensFor(row));
        var fault = fault(row, shown, got);
        play.notes().got(row, got, fault);
        if (fault != null) {
            throw new Unexpected(fault);
        }
        return this;
    }

    /** The same, on the way to something else. */
    Stop is(Expected row) {
        var shown = next();
        var fault = fault(row, shown, Verdict.of(shown, opensFor(row)));
        if (fault != null) {
            throw new Unexpected(fault);
        }
        return this;
    }

    /** Something has happened; now the lane does about the car what this other row says. */
    Stop turnsTo(Expected row, String because) {
        is(row);
        play.notes().goesOn(because + " → " + row + (visit.open() ? ", opened" : ""));
        return this;
    }

    /** The driver follows the code on the screen: leaves a phone number if there is no plate, else pays. */
    Stop scans(Purpose purpose) {
        var checkout = visit.shown()
                .link()
                .flatMap(link -> Checkout.of(link, play.phone()))
                .orElseThrow(() -> new Unexpected("the screen shows no code to scan"));
        if (checkout.purpose() != purpose) {
            throw new Unexpected("the code leads to " + checkout.purpose() + " and not to " + purpose);
        }
        try {
            boolean unplated = purpose == Purpose.UNPLATED_ENTRY || purpose == Purpose.UNPLATED_EXIT;
            if (unplated) {
                checkout.register(car.phone());
            } else {
                checkout.pay(CHANNEL);
            }
        } catch (PlatformApi.Refused e) {
            throw new Unexpected("scanned, but " + e.getMessage());
        }
        return this;
    }

    /** The camera reads the same plate once more, and is sure. */
    Stop isReadAgain() {
        var number = car.plate().orElseThrow().number();
        lane.robot().recognise(visit.arrivalId(), PlateReading.of(number), car.vehicle());
        return this;
    }

    Stop waits() {
        if (visit.open()) {
            throw new Unexpected("opened, although it should wait");
        }
        return this;
    }

    String screenText() {
        return visit.shown().text();
    }

    void drivesThrough() {
        leave(Departure.THROUGH);
    }

    void backsOut() {
        play.notes().goesOn("backed out");
        leave(Departure.BACKED_OUT);
    }

    /** Whatever has happened, the lane is free afterwards. */
    void clear() {
        if (!gone) {
            leave(visit.open() ? Departure.THROUGH : Departure.BACKED_OUT);
        }
    }

    private void leave(Departure departure) {
        gone = true;
        lane.robot().depart(visit, departure);
        lane.leave();
        play.watcher().accept(new Passing(lane, car, visit, departure));
    }

    private Presentation next() {
        if (!visit.await(now -> now.presentations().size() > seen, seen == 0 ? ANSWER : OPENING)) {
            throw new Unexpected(seen == 0 ? "the lane did not answer" : "nothing happened after that");
        }
        seen = visit.presentations().size();
        return visit.shown();
    }

    private boolean opensFor(Expected row) {
        return row.verdict().gate() == Verdict.Gate.OPEN
                ? visit.awaitOpen(OPENING)
                : visit.await(now -> now.heard(Command.Kind.OPEN), SETTLED);
    }

    private static String fault(Expected row, Presentation shown, Verdict got) {
        if (!row.situation().equals(shown.situation())) {
            return "expected " + row + ", was " + shown.situation();
        }
        if (!row.verdict().equals(got)) {
            return row + ": expected " + row.verdict() + "; got " + got;
        }
        return got.screen().equals("QR") && shown.link().isEmpty() ? "a QR code without a link" : null;
    }
}
