package io.gatehouse.simulator.tour;

import io.gatehouse.simulator.traffic.Lane;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Three parks that exist on a platform, with all their robots connected. */
public final class Town implements AutoCloseable {
    private final Operator operator;
    private final Map<ParkPlan, Place> places;

    Town(Operator operator, Map<ParkPlan, Place> places) {
        this.operator = operator;
        this.places = places;
    }

    public Place at(ParkPlan plan) {
        return places.get(plan);
    }

    Collection<Place> places() {
        return places.values();
    }

    public List<Lane> lanes() {
        return places.values().stream()
                .flatMap(place -> Stream.concat(place.entries().stream(), place.exits().stream()))
                .toList();
    }

    public Operator operator() {
        return operator;
    }

    /** The robots are gone; what was set up stays. */
    @Override
    public void close() {
        lanes().parallelStream().forEach(lane -> lane.robot().close());
    }
}
