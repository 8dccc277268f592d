package io.gatehouse.simulator.tour;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.simulator.PlateReading;
import io.gatehouse.simulator.traffic.Car;
import io.gatehouse.simulator.traffic.Lane;
import io.gatehouse.simulator.traffic.Passing;
import io.gatehouse.simulator.traffic.PlatformApi;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/** One performance of a scene: its cars, and what must be tidied up behind them. */
final class Play implements AutoCloseable {
    private final Town town;
    private final Place place;
    private final PlatformApi phone;
    private final Consumer<Passing> watcher;
    private final Strangers strangers;
    private final Notes notes;
    private final Deque<Runnable> afterwards = new ArrayDeque<>();

    Play(Town town, Scene scene, PlatformApi phone, Strangers strangers, Consumer<Passing> watcher) {
        this.town = town;
        this.place = town.at(scene.where());
        this.phone = phone;
        this.strangers = strangers;
        this.watcher = watcher;
        notes = new Notes(scene);
    }

    Place place() {
        return place;
    }

    Place at(ParkPlan plan) {
        return town.at(plan);
    }

    Operator operator() {
        return town.operator();
    }

    PlatformApi phone() {
        return phone;
    }

    Notes notes() {
        return notes;
    }

    Consumer<Passing> watcher() {
        return watcher;
    }

    /** Somebody who has never been here. */
    Car stranger() {
        return strangers.plated();
    }

    Car unplated() {
        return strangers.unplated();
    }

    /** When the scene is over, however it went; the last comes first. */
    void afterwards(Runnable tidy) {
        afterwards.push(tidy);
    }

    Stop arrives(Car car, Lane lane) {
        return arrives(car, car.plate().orElse(null), lane);
    }

    Stop arrives(Car car, PlateReading reading, Lane lane) {
        lane.enter();
        var stop = new Stop(lane, car, lane.robot().arrive(reading, car.vehicle()), this);
        afterwards(stop::clear);
        return stop;
    }

    /** Drives in as this row says, and is inside when this returns. */
    JsonNode enters(Car car, Place park, Expected as) {
        arrives(car, park.entry()).is(as).drivesThrough();
        return isInside(car, park);
    }

    /** Has been inside for so long. */
    JsonNode parks(Car car, Duration ago) {
        var stay = enters(car, place, Expected.TEMPORARY_ENTERS);
        operator().correctEntry(stay, ago);
        return stay;
    }

    /** Pays from inside the park, and is told that it has. */
    void paysInside(JsonNode stay) {
        var order = operator().payInside(stay);
        Patience.await(() -> operator().orderIfPaid(order), "the payment from inside did not arrive");
    }

    void leaves(Car car, Place park, Expected as) {
        arrives(car, park.exit()).is(as).drivesThrough();
        isGone(car, park);
    }

    /** Waits until the platform knows that the car is inside. */
    JsonNode isInside(Car car, Place park) {
        // should the scene break off with the car inside
        afterwards(() -> stay(car, park).ifPresent(operator()::hasLeft));
        return Patience.await(() -> stay(car, park), "the car is not inside");
    }

    void isGone(Car car, Place park) {
        Patience.await(
                () -> stay(car, park).isPresent() ? Optional.empty() : Optional.of(true),
                "the car is inside although it has left");
    }

    JsonNode card(Place park, CardPlan plan) {
        var card = plan.make(operator(), park.id());
        afterwards(() -> CardPlan.suspend(operator(), card));
        return card;
    }

    private Optional<JsonNode> stay(Car car, Place park) {
        return operator()
                .liveStay(park.id(), car.plate().map(PlateReading::number).orElse(null));
    }

    @Override
    public void close() {
        while (!afterwards.isEmpty()) {
            try {
                afterwards.pop().run();
            } catch (PlatformApi.Refused | Unexpected e) {
                notes.goesOn("not tidied up: " + e.getMessage());
            }
        }
    }
}
