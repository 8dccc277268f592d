package io.gatehouse.simulator.traffic;

import static io.gatehouse.simulator.traffic.Checkout.Purpose.ARREARS;
import static io.gatehouse.simulator.traffic.Checkout.Purpose.FEE;
import static io.gatehouse.simulator.traffic.Checkout.Purpose.RENEWAL;
import static io.gatehouse.simulator.traffic.Checkout.Purpose.UNPLATED_ENTRY;
import static io.gatehouse.simulator.traffic.Checkout.Purpose.UNPLATED_EXIT;

import io.gatehouse.simulator.Departure;
import io.gatehouse.simulator.PlateReading;
import io.gatehouse.simulator.Visit;
import io.gatehouse.simulator.traffic.Checkout.Purpose;
import io.gatehouse.simulator.wire.Command.Kind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Somebody in a car. Each behaviour waits for its turn in the lane, takes as long as it takes, and returns when the car
 * has left the lane.
 */
public final class Driver {
    private final Car car;
    private final PlatformApi api;
    private final Pace pace;
    private final Mood mood;
    private final Callers callers;

    /** Who asks nobody for help. */
    public Driver(Car car, PlatformApi api, Pace pace) {
        this(car, api, pace, Mood.QUIET, Callers.NONE);
    }

    Driver(Car car, PlatformApi api, Pace pace, Mood mood, Callers callers) {
        this.car = car;
        this.api = api;
        this.pace = pace;
        this.mood = mood;
        this.callers = callers;
    }

    /** Goes if the gate opens by itself, backs out when the patience is over. */
    public Passing arriveAndGo(Lane lane) {
        return at(lane, visit -> visit.awaitOpen(pace.patience()));
    }

    /** Scans the code and leaves a phone number; pays if something is owed then. */
    public Passing scanAndRegister(Lane lane) {
        return at(lane, visit -> waits(lane, visit, EnumSet.of(UNPLATED_ENTRY, UNPLATED_EXIT)));
    }

    public Passing payThenLeave(Lane lane) {
        return at(lane, visit -> waits(lane, visit, EnumSet.of(FEE, ARREARS, UNPLATED_EXIT)));
    }

    public Passing renewThenGo(Lane lane) {
        return at(lane, visit -> waits(lane, visit, EnumSet.of(RENEWAL)));
    }

    /** Does whatever the screen asks for. */
    public Passing comply(Lane lane) {
        return at(lane, visit -> waits(lane, visit, EnumSet.allOf(Purpose.class)));
    }

    /** Pays with the code on the phone, held before the reader once the desk has it listen. */
    public Passing payByCode(Lane lane, String paymentCode) {
        return at(lane, visit -> {
            if (!visit.await(now -> now.heard(Kind.LISTEN), pace.patience())) {
                return false;
            }
            Pace.take(pace.scanning());
            lane.robot().scan(paymentCode);
            return visit.awaitOpen(pace.patience());
        });
    }

    /** Waits this long, presses the button if the gate is shut, and backs out whatever happens. */
    public Passing waitAndBackOut(Lane lane, Duration waiting) {
        return at(lane, visit -> {
            if (!visit.awaitOpen(waiting)) {
                lane.robot().help();
            }
            return false;
        });
    }

    /** Backs out at once and comes again: two arrivals of one car. */
    public List<Passing> arriveTwice(Lane lane) {
        return List.of(at(lane, visit -> false), comply(lane));
    }

    /** Finds the first lane too slow and leaves by the second. */
    public List<Passing> leaveByAnotherLane(Lane first, Lane second) {
        return List.of(at(first, visit -> false), comply(second));
    }

    /** Goes through, and the car behind goes through on the same opening without waiting for its own. */
    public List<Passing> letTailgate(Driver behind, Lane lane) {
        lane.enter();
        try {
            var own = comply(lane);
            return own.through() ? List.of(own, behind.at(lane, visit -> true)) : List.of(own);
        } finally {
            lane.leave();
        }
    }

    /** Something lies on the gate, and the driver asks for help. */
    public Passing findsGateStuck(Lane lane) {
        lane.enter();
        try {
            lane.robot().gate().jam(true);
            return new Driver(car, api, pace, mood.bold(), callers).comply(lane);
        } finally {
            lane.robot().gate().jam(false);
            lane.leave();
        }
    }

    /** Its plate is taken for another. */
    public Passing isMisread(Lane lane) {
        var seen = car.plate().map(Misreading::of).orElse(null);
        return at(lane, seen, visit -> waits(lane, visit, EnumSet.allOf(Purpose.class)));
    }

    private Passing at(Lane lane, Predicate<Visit> goes) {
        return at(lane, car.plate().orElse(null), goes);
    }

    private Passing at(Lane lane, PlateReading seen, Predicate<Visit> goes) {
        lane.enter();
        try {
            var visit = lane.robot().arrive(seen, car.vehicle());
            var departure = goes.test(visit) ? Departure.THROUGH : Departure.BACKED_OUT;
            Pace.take(pace.driving());
            lane.robot().depart(visit, departure);
            return new Passing(lane, car, visit, departure);
        } finally {
            lane.leave();
        }
    }

    /** Until the gate is open, or the patience is over. */
    private boolean waits(Lane lane, Visit visit, Set<Purpose> willing) {
        var plea = new Plea(car, mood.wish());
        lane.speaks(plea);
        try {
            var phone = new Phone(car.phone(), api, willing);
            return new Waiting(lane, visit, plea, phone, mood, callers, pace).untilOpen();
        } finally {
            lane.speaks(null);
        }
    }
}
