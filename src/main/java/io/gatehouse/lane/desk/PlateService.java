package io.gatehouse.lane.desk;

import io.gatehouse.event.Events;
import io.gatehouse.lane.Assessment;
import io.gatehouse.lane.Facts;
import io.gatehouse.lane.Gathered;
import io.gatehouse.lane.Grants;
import io.gatehouse.lane.Passage;
import io.gatehouse.lane.PassageFact;
import io.gatehouse.lane.PassageService;
import io.gatehouse.lane.PassageService.Asked;
import io.gatehouse.lane.PassageService.Decided;
import io.gatehouse.lane.Passages;
import io.gatehouse.lane.desk.DeskTurns.Spot;
import io.gatehouse.lane.desk.DeskTurns.Turn;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Database.Effects;
import io.gatehouse.platform.Problem;
import io.gatehouse.vehicle.Plate;
import io.gatehouse.vehicle.PlateColor;
import io.gatehouse.vehicle.PlateCorrections;
import io.gatehouse.vehicle.Stay;
import io.gatehouse.vehicle.StayState;
import io.gatehouse.vehicle.Stays;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** An agent says which car it is: its plate, or its stay. The passage is decided anew with it. */
@ApplicationScoped
public class PlateService {

    private final DeskTurns turns;
    private final Database database;
    private final PassageService service;
    private final Passages passages;
    private final Stays stays;
    private final Facts facts;
    private final PlateCorrections confusions;
    private final Events events;

    PlateService(
            DeskTurns turns,
            Database database,
            PassageService service,
            Passages passages,
            Stays stays,
            Facts facts,
            PlateCorrections confusions,
            Events events) {
        this.turns = turns;
        this.database = database;
        this.service = service;
        this.passages = passages;
        this.stays = stays;
        this.facts = facts;
        this.confusions = confusions;
        this.events = events;
    }

    /** @param color null: as it was seen, where the plate is the same; else unknown */
    Uni<Passage> correct(Asker asker, UUID passageId, String plate, PlateColor color) {
        return turns.at(asker.tenant(), passageId)
                .chain(spot -> turns.take(spot, asker, DeskAction.CORRECT_PLATE, turn -> correct(turn, plate, color))
                        .call(decided -> service.defer(spot.setup(), decided)))
                .map(Decided::passage);
    }

    private Uni<Effects<Decided>> correct(Turn turn, String plate, PlateColor color) {
        var before = turn.passage().seen();
        var kept = plate.equals(before.plate()) ? before.plateColor() : null;
        var seen = before.saidBy(turn.who().subject(), plate, color == null ? kept : color.name());
        var correction = correction(turn, "plate")
                .put("old", plate(before.plate(), before.plateColor()))
                .put("new", plate(plate, seen.plateColor()));
        return anew(turn, turn.passage().corrected(seen, correction), true)
                .map(effects -> and(turn, effects, "passage.corrected", correction, before.plate(), plate));
    }

    /** The stay may have another plate: nobody says which of the two was read wrongly. */
    Uni<Passage> match(Asker asker, UUID passageId, UUID stayId) {
        return turns.at(asker.tenant(), passageId)
                .call(spot -> database.inTenant(asker.tenant(), tx -> stay(tx, spot, stayId)))
                .chain(spot -> turns.take(spot, asker, DeskAction.MATCH_STAY, turn -> match(turn, stayId)))
                .map(Decided::passage);
    }

    private Uni<Effects<Decided>> match(Turn turn, UUID stayId) {
        return stay(turn.tx(), turn.spot(), stayId).chain(stay -> match(turn, stay));
    }

    /** No contract is charged for a car whose plate was read in two ways. */
    private Uni<Effects<Decided>> match(Turn turn, Stay stay) {
        var before = turn.passage().seen();
        var seen = before.saidBy(turn.who().subject(), before.plate(), before.plateColor());
        var correction = correction(turn, "stay")
                .put("stayId", stay.id().toString())
                .put("old", plate(before.plate(), before.plateColor()))
                .put("new", plate(stay.plate(), stay.plateColor()));
        return anew(turn, turn.passage().matched(stay.id(), seen, correction), false)
                .map(effects -> and(turn, effects, "passage.matched", correction, before.plate(), stay.plate()));
    }

    private Uni<Stay> stay(SqlConnection tx, Spot spot, UUID id) {
        return stays.one(tx, spot.setup().tenantId(), id).invoke(stay -> {
            if (!stay.parkId().equals(spot.setup().parkId())) {
                throw Problem.conflict("stay-elsewhere", "This vehicle is inside another park.");
            }
            if (stay.state() != StayState.LIVE) {
                throw Problem.conflict("stay-over", "This vehicle is not inside any more: " + stay.state() + ".");
            }
        });
    }

    /** What is known of the car that it is said to be decides. */
    private Uni<Effects<Decided>> anew(Turn turn, Passage passage, boolean mayDefer) {
        var tx = turn.tx();
        return passages.save(tx, passage)
                .chain(() -> facts.of(tx, turn.setup(), turn.spot().question(turn.at())))
                .chain(known -> passage.state().decidable()
                        ? service.decide(tx, turn.setup(), known, passage, mayDefer)
                        : judgedAnew(turn, known, passage));
    }

    /** The gate was opened already: what the car is inside as, which stay it ends and what it owes is put right. */
    private Uni<Effects<Decided>> judgedAnew(Turn turn, Gathered known, Passage passage) {
        var arrived = passage.times().arrived();
        var now = Assessment.of(turn.setup(), known, passage.seen(), passage.driver(), arrived);
        var judged =
                Grants.judged(turn.setup(), known, now, new Asked(known.owing().orderId(), 0));
        var after = passage.judged(judged);
        List<Supplier<Uni<?>>> save = List.of(() -> passages.save(turn.tx(), after));
        return service.holdBenefits(turn.tx(), known, now)
                .replaceWith(new Effects<>(save, new Decided(after, List.of(), null, null)));
    }

    private Effects<Decided> and(
            Turn turn, Effects<Decided> effects, String what, JsonObject correction, String seen, String meant) {
        var tx = turn.tx();
        var statements = new ArrayList<>(effects.statements());
        var fact = PassageFact.ofDesk(what, effects.result().passage(), turn.at(), correction);
        statements.add(() -> events.tell(tx, List.of(fact)));
        if (seen != null && meant != null && !seen.equals(meant)) {
            var tenant = turn.setup().tenantId();
            statements.add(() -> confusions.learn(tx, tenant, Plate.of(seen), Plate.of(meant)));
        }
        return new Effects<>(statements, effects.result());
    }

    private static JsonObject correction(Turn turn, String what) {
        return turn.who().told().put("what", what).put("at", turn.at().toString());
    }

    private static JsonObject plate(String number, String color) {
        return new JsonObject().put("plate", number).put("plateColor", color);
    }
}
