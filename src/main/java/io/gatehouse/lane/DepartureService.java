package io.gatehouse.lane;

import io.gatehouse.lane.Passages.Ref;
import io.gatehouse.lane.UpMessage.Departure;
import io.gatehouse.lane.UpMessage.Way;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Database.Effects;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** A robot reported a car gone. Whatever was known of it before, and however late the word comes. */
@ApplicationScoped
public class DepartureService {

    private final Database database;
    private final Passages passages;
    private final Departures departures;
    private final WaitingCars waiting;
    private final Clock clock;

    DepartureService(Database database, Passages passages, Departures departures, WaitingCars waiting, Clock clock) {
        this.database = database;
        this.passages = passages;
        this.departures = departures;
        this.waiting = waiting;
        this.clock = clock;
    }

    public Uni<Void> depart(LaneSetup setup, Departure departure) {
        var whole = setup.direction() == Direction.ENTRY ? setup.parkId() : setup.laneId();
        var ref = new Ref(setup.laneId(), departure.arrivalId());
        return database.alone(
                        setup.tenantId(),
                        setup.laneId(),
                        whole,
                        tx -> passages.byArrival(tx, setup.tenantId(), ref),
                        tx -> passage -> departed(tx, setup, departure, passage))
                .call(freed -> freed ? waiting.spaceFreed(setup.tenantId(), setup.parkId()) : none())
                .replaceWithVoid();
    }

    /** Answers whether a space may have become free. */
    private Uni<Effects<Boolean>> departed(SqlConnection tx, LaneSetup setup, Departure departure, Passage passage) {
        var at = clock.instant();
        var before = passage == null ? unheardOf(setup, departure.arrivalId()) : passage;
        boolean through = departure.direction() == Way.THROUGH;
        if (!before.state().mayBecome(through ? PassageState.THROUGH : PassageState.BACKED_OUT)) {
            return done(List.of(), false);
        }
        boolean frees = setup.direction() == Direction.EXIT == through;
        return through && passage != null
                ? departures.through(tx, setup, before, at).map(effects -> new Effects<>(effects, frees))
                : through
                        ? done(departures.throughUnseen(tx, before, at), false)
                        : done(departures.backedOut(tx, before, at), frees);
    }

    /** The word of its leaving came before the word of its coming: then no gate may open for it any more. */
    private Passage unheardOf(LaneSetup setup, UUID arrivalId) {
        var unseen = new Sighting(null, null, 0, 0, null, null, new JsonArray(), null, null, -1, null);
        return Passage.arrived(setup, arrivalId, unseen, clock.instant()).because("departure-before-arrival");
    }

    private static Uni<Effects<Boolean>> done(List<Supplier<Uni<?>>> effects, boolean freed) {
        return Uni.createFrom().item(new Effects<>(effects, freed));
    }

    private static Uni<Void> none() {
        return Uni.createFrom().voidItem();
    }
}
