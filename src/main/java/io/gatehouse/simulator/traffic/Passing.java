package io.gatehouse.simulator.traffic;

import io.gatehouse.simulator.Departure;
import io.gatehouse.simulator.Visit;

/** One visit of a car to a lane, when it is over. */
public record Passing(Lane lane, Car car, Visit visit, Departure departure) {
    public boolean through() {
        return departure == Departure.THROUGH;
    }
}
