package io.gatehouse.lane.desk;

import io.gatehouse.event.Events;
import io.gatehouse.event.Fact;
import io.gatehouse.fee.StayClass;
import io.gatehouse.lane.AbnormalReason;
import io.gatehouse.lane.Direction;
import io.gatehouse.lane.Grants;
import io.gatehouse.lane.LaneRules;
import io.gatehouse.lane.Look;
import io.gatehouse.lane.Opening;
import io.gatehouse.lane.Opening.ByDesk;
import io.gatehouse.lane.OpeningKind;
import io.gatehouse.lane.Openings;
import io.gatehouse.lane.Passage;
import io.gatehouse.lane.Passage.Judged;
import io.gatehouse.lane.PassageFact;
import io.gatehouse.lane.PassageService;
import io.gatehouse.lane.PassageService.Asked;
import io.gatehouse.lane.PassageService.Decided;
import io.gatehouse.lane.Passages;
import io.gatehouse.lane.Situation;
import io.gatehouse.lane.desk.DeskTurns.Turn;
import io.gatehouse.park.Occupancies;
import io.gatehouse.platform.Database.Effects;
import io.gatehouse.platform.Ids;
import io.gatehouse.robot.Command;
import io.gatehouse.robot.Outbox;
import io.gatehouse.vehicle.Visitor;
import io.gatehouse.vehicle.Visitors;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * An agent lets a car through. One opening at a time, each with a cause of its own: {@code desk 1}, {@code desk 2}, …; so
 * neither two agents nor a repeated request grant the same thing twice. What was owed stays with the passage: when the
 * car is through it becomes arrears.
 */
@ApplicationScoped
public class DeskOpeningService {

    private final DeskTurns turns;
    private final PassageService service;
    private final Photos photos;
    private final Grants grants;
    private final Passages passages;
    private final Openings openings;
    private final Outbox outbox;
    private final Occupancies occupancies;
    private final Visitors visitors;
    private final Events events;

    DeskOpeningService(
            DeskTurns turns,
            PassageService service,
            Photos photos,
            Grants grants,
            Passages passages,
            Openings openings,
            Outbox outbox,
            Occupancies occupancies,
            Visitors visitors,
            Events events) {
        this.turns = turns;
        this.service = service;
        this.photos = photos;
        this.grants = grants;
        this.passages = passages;
        this.openings = openings;
        this.outbox = outbox;
        this.occupancies = occupancies;
        this.visitors = visitors;
        this.events = events;
    }

    /** Why against the rules, and what proves it. */
    record Abnormal(AbnormalReason reason, String remark, List<UUID> documentPhotos, List<UUID> scenePhotos) {

        static final Abnormal NOT = new Abnormal(null, null, List.of(), List.of());
    }

    /** Who comes to see whom, as the driver told the agent. */
    record Visit(String phone, String name, String reason) {}

    /** A visitor who was registered, and the opening that followed. */
    record Registered(UUID visitorId, Opening opening) {}

    Uni<Opening> open(Asker asker, UUID passageId) {
        return turns.at(asker.tenant(), passageId)
                .chain(spot -> turns.take(spot, asker, DeskAction.OPEN, turn -> open(turn, Abnormal.NOT, List.of())))
                .map(Decided::opening);
    }

    /** @param input fails when it says no reason, once the passage is known to be the caller's */
    Uni<Opening> openAbnormally(Asker asker, UUID passageId, Supplier<Abnormal> input) {
        return turns.at(asker.tenant(), passageId)
                .chain(spot -> {
                    var why = input.get();
                    return turns.take(spot, asker, DeskAction.OPEN_ABNORMALLY, turn -> proven(turn, why));
                })
                .map(Decided::opening);
    }

    /** Recorded, and let in. */
    Uni<Registered> register(Asker asker, UUID passageId, Visit visit) {
        var id = Ids.next();
        return turns.at(asker.tenant(), passageId)
                .chain(spot -> turns.take(
                        spot, asker, DeskAction.REGISTER_VISITOR, turn -> registered(turn, visitor(id, turn, visit))))
                .map(decided -> new Registered(id, decided.opening()));
    }

    private Uni<Effects<Decided>> proven(Turn turn, Abnormal why) {
        if (turn.setup().direction() == Direction.EXIT) {
            Photos.requireSome(why.documentPhotos(), why.scenePhotos());
        }
        return photos.require(turn.tx(), turn.passage(), why.documentPhotos(), why.scenePhotos())
                .chain(() -> open(turn, why, List.of()));
    }

    private Uni<Effects<Decided>> registered(Turn turn, Visitor visitor) {
        var told = turn.who().told().put("visitorId", visitor.id().toString()).put("reason", visitor.reason());
        var fact = PassageFact.ofDesk("passage.visited", turn.passage(), turn.at(), told);
        return open(
                turn,
                Abnormal.NOT,
                List.of(() -> visitors.register(turn.tx(), visitor), () -> events.tell(turn.tx(), List.of(fact))));
    }

    private static Visitor visitor(UUID id, Turn turn, Visit visit) {
        var passage = turn.passage();
        var who = turn.who();
        return new Visitor(
                id,
                passage.place().tenantId(),
                passage.place().parkId(),
                passage.place().laneId(),
                passage.id(),
                passage.seen().plate(),
                visit.name(),
                visit.phone(),
                visit.reason(),
                new Visitor.Registrar(who.subject(), who.agentId(), who.callId(), who.supervisor()),
                turn.at());
    }

    private Uni<Effects<Decided>> open(Turn turn, Abnormal why, List<Supplier<Uni<?>>> first) {
        return service.order(turn.tx(), turn.setup(), turn.known(), turn.passage(), turn.now())
                .map(asked -> granted(turn, why, judged(turn, why, asked), first));
    }

    /** A card that the desk welcomes enters as a card, although it has just expired. */
    private static Judged judged(Turn turn, Abnormal why, Asked asked) {
        var judged = Grants.judged(turn.setup(), turn.known(), turn.now(), asked);
        boolean welcomed = why == Abnormal.NOT && judged.shownAs() == Situation.CARD_EXPIRED_ENTRY;
        return welcomed
                ? judged.entering(turn.now().facts().card().spacesTaken() ? StayClass.SHARED_SPACES : StayClass.CARD)
                : judged;
    }

    private Effects<Decided> granted(Turn turn, Abnormal why, Judged judged, List<Supplier<Uni<?>>> first) {
        var before = turn.passage();
        boolean decides = before.state().decidable();
        var passage = decides ? before.decided(judged, true, turn.at()) : before.judged(judged);
        var greeting = Look.greeting(judged.situation(), voice(turn));
        var present = grants.present(turn.setup(), passage, turn.known(), greeting, turn.at());
        var open = Grants.open(turn.setup(), passage, turn.at());
        var opening = opening(turn, passage, why, open);
        var statements = new ArrayList<>(first);
        statements.add(() -> passages.save(turn.tx(), passage));
        statements.add(() -> outbox.add(turn.tx(), present));
        statements.add(() -> outbox.add(turn.tx(), open));
        statements.add(() -> openings.grant(turn.tx(), opening));
        if (decides && passage.promisesSpace()) {
            var place = passage.place();
            statements.add(() -> occupancies.promise(turn.tx(), place.tenantId(), place.parkId(), 1));
        }
        statements.add(() -> events.tell(turn.tx(), facts(turn, passage, opening, decides)));
        return new Effects<>(statements, new Decided(passage, List.of(present, open), opening, null));
    }

    /** 欢迎回家 for a card, 欢迎光临 for the others, 一路平安 at an exit. */
    private static String voice(Turn turn) {
        if (turn.setup().direction() == Direction.EXIT) {
            return "farewell";
        }
        var card = turn.now().facts().card();
        return card != null && card.daysExpired() <= LaneRules.REMINDED_DAYS ? "welcome-home" : "welcome";
    }

    private static Opening opening(Turn turn, Passage passage, Abnormal why, Command open) {
        var place = passage.place();
        var who = turn.who();
        return new Opening(
                Ids.next(),
                place.tenantId(),
                place.parkId(),
                place.laneId(),
                passage.id(),
                place.direction(),
                why == Abnormal.NOT ? OpeningKind.DESK : OpeningKind.ABNORMAL,
                "desk " + (turn.openings().size() + 1),
                passage.judged().situation(),
                passage.seen().plate(),
                who.subject(),
                open.id(),
                turn.at(),
                open.deadline(),
                null,
                null,
                null,
                new ByDesk(
                        why.reason(),
                        why.remark(),
                        who.agentId(),
                        who.callId(),
                        who.supervisor(),
                        why.documentPhotos(),
                        why.scenePhotos()),
                null);
    }

    /** What an agent remarked is for those who may read openings, not for every subscriber. */
    private static List<Fact> facts(Turn turn, Passage passage, Opening opening, boolean decides) {
        var reason = opening.desk().abnormalReason();
        var told = turn.who()
                .told()
                .put("openingId", opening.id().toString())
                .put("kind", opening.kind().name())
                .put("abnormalReason", reason == null ? null : reason.name())
                .put("owed", turn.now().facts().fee().owed());
        var granted = PassageFact.ofDesk("opening.granted", passage, turn.at(), told);
        return decides ? List.of(granted, PassageFact.of("passage.cleared", passage, turn.at())) : List.of(granted);
    }
}
