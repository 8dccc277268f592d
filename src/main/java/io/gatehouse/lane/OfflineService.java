package io.gatehouse.lane;

import io.gatehouse.event.Events;
import io.gatehouse.lane.Facts.Question;
import io.gatehouse.lane.PassageService.Asked;
import io.gatehouse.lane.UpMessage.Offline;
import io.gatehouse.lane.UpMessage.OfflinePassage;
import io.gatehouse.lane.UpMessage.Way;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Database.Effects;
import io.gatehouse.platform.Ids;
import io.gatehouse.vehicle.PlateColor;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a robot did by itself while it was cut off: passages, openings and stays as they happened, told once however often
 * they are reported. What was owed at an exit becomes arrears.
 */
@ApplicationScoped
public class OfflineService {

    private static final String BY_ROBOT = "decided-by-robot";

    private final Database database;
    private final Facts facts;
    private final Passages passages;
    private final Openings openings;
    private final Departures departures;
    private final Events events;
    private final WaitingCars waiting;
    private final Clock clock;

    OfflineService(
            Database database,
            Facts facts,
            Passages passages,
            Openings openings,
            Departures departures,
            Events events,
            WaitingCars waiting,
            Clock clock) {
        this.database = database;
        this.facts = facts;
        this.passages = passages;
        this.openings = openings;
        this.departures = departures;
        this.events = events;
        this.waiting = waiting;
        this.clock = clock;
    }

    /** Oldest first, each in a transaction of its own: one that is repeated finds its passage there already. */
    public Uni<Void> happened(LaneSetup setup, Offline report) {
        var ahead = Duration.between(clock.instant(), report.header().at());
        return Multi.createFrom()
                .iterable(report.passages())
                .onItem()
                .transformToUniAndConcatenate(passage -> happened(setup, passage, ahead))
                .onItem()
                .ignoreAsUni()
                .chain(() -> waiting.spaceFreed(setup.tenantId(), setup.parkId()));
    }

    private Uni<Void> happened(LaneSetup setup, OfflinePassage told, Duration clockAhead) {
        var number =
                told.plate() == null ? null : Recognition.number(told.plate().number());
        var when = earlier(clock.instant(), told.at().minus(clockAhead));
        var whole = setup.direction() == Direction.ENTRY ? setup.parkId() : setup.laneId();
        var asked = new Question(told.arrivalId(), number, 100, null, when);
        return database.alone(
                setup.tenantId(),
                setup.laneId(),
                whole,
                tx -> facts.of(tx, setup, asked),
                tx -> known -> (known.passage() == null
                                ? record(tx, setup, told, known, when)
                                : catchUp(tx, setup, told, known.passage(), when))
                        .map(effects -> new Effects<Void>(effects, null)));
    }

    /** Its arrival was on the way when the line broke, and is decided; or all this was told before. */
    private Uni<List<Supplier<Uni<?>>>> catchUp(
            SqlConnection tx, LaneSetup setup, OfflinePassage told, Passage decided, Instant when) {
        boolean through = told.direction() == Way.THROUGH;
        if (!decided.state().mayBecome(through ? PassageState.THROUGH : PassageState.BACKED_OUT)) {
            return Uni.createFrom().item(List.of());
        }
        boolean opened = Boolean.TRUE.equals(told.opened());
        var passage = (opened ? decided.letThroughByRobot(when) : decided).because(BY_ROBOT);
        var over = through
                ? departures.through(tx, setup, passage, when)
                : Uni.createFrom().item(departures.backedOut(tx, passage, when));
        return over.chain(ends -> opened
                ? alone(tx, passage).map(alone -> alone ? openedFirst(tx, passage, told, when, ends) : ends)
                : Uni.createFrom().item(ends));
    }

    /** It did not obey a command of ours when it opened. */
    private Uni<Boolean> alone(SqlConnection tx, Passage passage) {
        return openings.ofPassage(tx, passage.place().tenantId(), passage.id())
                .map(all -> all.stream().noneMatch(opening -> opening.outcome() == OpeningOutcome.OPENED));
    }

    private List<Supplier<Uni<?>>> openedFirst(
            SqlConnection tx, Passage passage, OfflinePassage told, Instant when, List<Supplier<Uni<?>>> ends) {
        var statements = new ArrayList<Supplier<Uni<?>>>();
        statements.add(() -> openings.grant(tx, opening(passage, told, when)));
        statements.addAll(ends);
        return statements;
    }

    /** A robot's clock that is ahead of ours by chance does not make anything happen in the future. */
    private static Instant earlier(Instant now, Instant told) {
        return told.isBefore(now) ? told : now;
    }

    private Uni<List<Supplier<Uni<?>>>> record(
            SqlConnection tx, LaneSetup setup, OfflinePassage told, Gathered known, Instant when) {
        var arrived = Passage.arrived(setup, told.arrivalId(), seen(told, known.plate()), when)
                .because(BY_ROBOT);
        var assessed = Assessment.of(setup, known, arrived.seen(), null, when);
        var judged = Grants.judged(setup, known, assessed, Asked.NOTHING);
        boolean opened = Boolean.TRUE.equals(told.opened());
        var passage = opened ? arrived.openedByRobot(judged, when) : arrived.judged(judged);
        var begin = granted(tx, passage, told, when);
        begin.add(() -> events.tell(tx, List.of(PassageFact.of("passage.arrived", passage, when))));
        if (told.direction() == Way.BACKED_OUT) {
            begin.addAll(departures.backedOut(tx, passage, when));
            return Uni.createFrom().item(begin);
        }
        return departures.through(tx, setup, passage, when).map(through -> {
            begin.addAll(through);
            return begin;
        });
    }

    /**
     * The opening of a passage that has ended already, before anything that follows: whoever opens locks the chain of the
     * park's openings first, and its occupancy then.
     */
    private List<Supplier<Uni<?>>> granted(SqlConnection tx, Passage passage, OfflinePassage told, Instant when) {
        var statements = new ArrayList<Supplier<Uni<?>>>();
        if (Boolean.TRUE.equals(told.opened())) {
            var how = told.direction() == Way.THROUGH ? PassageState.THROUGH : PassageState.BACKED_OUT;
            var ended = passage.ended(how, passage.endReason(), when);
            statements.add(() -> passages.save(tx, ended));
            statements.add(() -> openings.grant(tx, opening(passage, told, when)));
        }
        return statements;
    }

    private static Opening opening(Passage passage, OfflinePassage told, Instant when) {
        var place = passage.place();
        return new Opening(
                Ids.next(),
                place.tenantId(),
                place.parkId(),
                place.laneId(),
                passage.id(),
                place.direction(),
                OpeningKind.OFFLINE,
                "offline " + told.rule(),
                passage.judged().situation(),
                passage.seen().plate(),
                "robot",
                null,
                when,
                null,
                OpeningOutcome.OPENED,
                told.rule(),
                when,
                Opening.ByDesk.NOBODY,
                null);
    }

    private static Sighting seen(OfflinePassage told, String plate) {
        var read = told.plate();
        return new Sighting(
                plate,
                read == null || read.color() == null
                        ? null
                        : PlateColor.read(read.color()).name(),
                read == null ? 0 : read.percent(),
                plate == null ? 0 : 1,
                null,
                null,
                new JsonArray(),
                null,
                null,
                -1,
                null);
    }
}
