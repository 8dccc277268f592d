package io.gatehouse.simulator.tour;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.simulator.Departure;
import io.gatehouse.simulator.PlateReading;
import io.gatehouse.simulator.Vehicle;
import io.gatehouse.simulator.Visit;
import io.gatehouse.simulator.traffic.Lane;
import java.time.Duration;
import java.util.Optional;

/** Somebody who follows another car out instead of paying. */
record Debtor(Town town, Place park) {
    private static final Duration A_WHILE = Duration.ofMinutes(40);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    void leavesWithoutPaying(String plate) {
        passes(plate, park.entry());
        var stay = Patience.await(() -> inside(plate), plate + " could not get in");
        town.operator().correctEntry(stay, A_WHILE);
        passes(plate, park.exit());
        Patience.await(
                () -> Optional.of(plate).filter(town.operator()::owes),
                plate + " left without paying, and owes nothing");
    }

    private Optional<JsonNode> inside(String plate) {
        return town.operator().liveStay(park.id(), plate);
    }

    private static void passes(String plate, Lane lane) {
        var visit = lane.robot().arrive(PlateReading.of(plate), Vehicle.CAR);
        visit.await(Debtor::answered, PATIENCE);
        lane.robot().depart(visit, Departure.THROUGH);
    }

    private static boolean answered(Visit visit) {
        boolean held = visit.shown().link().isPresent();
        return visit.open() || held;
    }
}
