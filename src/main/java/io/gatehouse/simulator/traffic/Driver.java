package io.gatehouse.simulator.traffic;

import static io.gatehouse.simulator.traffic.Checkout.Purpose.ARREARS;
import static io.gatehouse.simulator.traffic.Checkout.Purpose.FEE;
import static io.gatehouse.simulator.traffic.Checkout.Purpose.RENEWAL;
import static io.gatehouse.simulator.traffic.Checkout.Purpose.UNPLATED_ENTRY;
import static io.gatehouse.simulator.traffic.Checkout.Purpose.UNPLATED_EXIT;

import io.gatehouse.simulator.Departure;
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

    public Driver(Car car, PlatformApi api, Pace pace) {
        this.car = car;
        this.api = api;
        this.pace = pace;
    }

    /** Goes if the gate opens by itself, backs out when the patience is over. */
    public Passing arriveAndGo(Lane lane) {
        return at(lane, visit -> visit.awaitOpen(pace.patience()));
    }

    /** Scans the code and leaves a phone number; pays if something is owed then. */
    public Passing scanAndRegister(Lane lane) {
        return at(lane, visit -> followsLinks(visit, EnumSet.of(UNPLATED_ENTRY, UNPLATED_EXIT)));
    }

    public Passing payThenLeave(Lane lane) {
        return at(lane, visit -> followsLinks(visit, EnumSet.of(FEE, ARREARS, UNPLATED_EXIT)));
    }

    public Passing renewThenGo(Lane lane) {
        return at(lane, visit -> followsLinks(visit, EnumSet.of(RENEWAL)));
    }

    /** Does whatever the screen asks for. */
    public Passing comply(Lane lane) {
        return at(lane, visit -> followsLinks(visit, EnumSet.allOf(Purpose.class)));
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

    /** Waits this long, presses the button, and backs out whatever the gate does. */
    public Passing waitAndBackOut(Lane lane, Duration waiting) {
        return at(lane, visit -> {
            Pace.take(waiting);
            lane.robot().help();
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

    private Passing at(Lane lane, Predicate<Visit> goes) {
        lane.enter();
        try {
            var visit = lane.robot().arrive(car.plate().orElse(null), car.vehicle());
            var departure = goes.test(visit) ? Departure.THROUGH : Departure.BACKED_OUT;
            Pace.take(pace.driving());
            lane.robot().depart(visit, departure);
            return new Passing(lane, car, visit, departure);
        } finally {
            lane.leave();
        }
    }

    /** Follows every new link on the screen until the gate is open. */
    private boolean followsLinks(Visit visit, Set<Purpose> willing) {
        var phone = new Phone(car.phone(), api, willing);
        long end = System.nanoTime() + pace.patience().toNanos();
        while (visit.await(now -> now.open() || phone.wants(now.shown()), Duration.ofNanos(end - System.nanoTime()))) {
            if (visit.open()) {
                return true;
            }
            Pace.take(pace.scanning());
            phone.scan(visit.shown());
        }
        return false;
    }
}
