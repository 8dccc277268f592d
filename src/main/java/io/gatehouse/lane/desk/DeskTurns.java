package io.gatehouse.lane.desk;

import io.gatehouse.lane.Assessment;
import io.gatehouse.lane.Facts;
import io.gatehouse.lane.Gathered;
import io.gatehouse.lane.LaneSetup;
import io.gatehouse.lane.LaneSetups;
import io.gatehouse.lane.Opening;
import io.gatehouse.lane.OpeningOutcome;
import io.gatehouse.lane.Openings;
import io.gatehouse.lane.Passage;
import io.gatehouse.lane.PassageService;
import io.gatehouse.lane.PassageService.Decided;
import io.gatehouse.lane.Passages;
import io.gatehouse.lane.desk.DeskCase.Gate;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Database.Effects;
import io.gatehouse.platform.Problem;
import io.gatehouse.robot.RobotReport;
import io.gatehouse.robot.RobotStates;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The desk's turns at the lanes. Each is alone for its lane, sees what is there now and who has the call, and is refused
 * when it comes too late or the rules forbid it: then nothing has happened.
 */
@ApplicationScoped
class DeskTurns {

    private static final Set<String> GATE_IS_OPEN = Set.of("OPENING", "OPEN");

    private final Database database;
    private final Passages passages;
    private final LaneSetups setups;
    private final PassageService service;
    private final Openings openings;
    private final RobotStates robots;
    private final DeskAgents agents;
    private final Clock clock;

    DeskTurns(
            Database database,
            Passages passages,
            LaneSetups setups,
            PassageService service,
            Openings openings,
            RobotStates robots,
            DeskAgents agents,
            Clock clock) {
        this.database = database;
        this.passages = passages;
        this.setups = setups;
        this.service = service;
        this.openings = openings;
        this.robots = robots;
        this.agents = agents;
        this.clock = clock;
    }

    /** Which car, and where. */
    record Spot(LaneSetup setup, UUID passageId, UUID arrivalId) {

        /** Asks what is known of it at this moment. */
        Facts.Question question(Instant now) {
            return new Facts.Question(arrivalId, null, 0, null, now);
        }
    }

    /**
     * @param now what the car amounts to, as it stands there
     * @param openings granted to it before; empty where the action opens nothing
     */
    record Turn(
            SqlConnection tx,
            Spot spot,
            Gathered known,
            Assessment now,
            List<Opening> openings,
            ByWhom who,
            Instant at) {

        LaneSetup setup() {
            return spot.setup();
        }

        Passage passage() {
            return known.passage();
        }
    }

    /** What is done when nothing forbids it. */
    interface Deed {
        Uni<Effects<Decided>> in(Turn turn);
    }

    /** Fails when the tenant has no such passage. */
    Uni<Spot> at(UUID tenant, UUID passageId) {
        return database.inTenant(tenant, tx -> passages.one(tx, tenant, passageId))
                .chain(passage -> setups.ofLane(tenant, passage.place().laneId())
                        .map(setup -> new Spot(setup, passageId, passage.arrivalId())));
    }

    Uni<Decided> take(Spot spot, Asker asker, DeskAction action, Deed deed) {
        return service.decideAlone(
                spot.setup(), spot.question(clock.instant()), (tx, known) -> begin(tx, spot, known, asker, action)
                        .chain(deed::in));
    }

    private Uni<Turn> begin(SqlConnection tx, Spot spot, Gathered known, Asker asker, DeskAction action) {
        var passage = known.passage();
        if (!passage.state().live()) {
            throw Problem.conflict(
                    "passage-over", Over.words(passage, spot.setup().zone()));
        }
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var now = assessed(spot.setup(), known);
        return agents.acting(tx, asker, passage.id()).chain(who -> opened(tx, passage, action)
                .map(before -> new Turn(tx, spot, known, now, before, who, at))
                .call(turn -> gate(turn).invoke(gate -> refuse(turn, action, gate))));
    }

    /** What the car amounts to, by what is known of it now. */
    static Assessment assessed(LaneSetup setup, Gathered known) {
        var passage = known.passage();
        return Assessment.of(
                setup, known, passage.seen(), passage.driver(), passage.times().arrived());
    }

    private Uni<List<Opening>> opened(SqlConnection tx, Passage passage, DeskAction action) {
        return action.opens()
                ? openings.ofPassage(tx, passage.place().tenantId(), passage.id())
                : Uni.createFrom().item(List.of());
    }

    private Uni<Gate> gate(Turn turn) {
        if (turn.openings().stream().anyMatch(opening -> isPending(opening, turn.at()))) {
            return Uni.createFrom().item(Gate.PENDING);
        }
        int count = turn.openings().size();
        if (count == 0 || turn.openings().get(count - 1).outcome() != OpeningOutcome.OPENED) {
            return Uni.createFrom().item(Gate.SHUT);
        }
        var place = turn.passage().place();
        return robots.of(turn.tx(), place.tenantId(), List.of(place.robotCode()))
                .map(reports -> reports.getOrDefault(place.robotCode(), RobotReport.SILENT))
                .map(report -> report.gate() != null && GATE_IS_OPEN.contains(report.gate()) ? Gate.OPEN : Gate.SHUT);
    }

    private static boolean isPending(Opening opening, Instant at) {
        return opening.outcome() == null && opening.deadline().isAfter(at);
    }

    private static void refuse(Turn turn, DeskAction action, Gate gate) {
        var passage = turn.passage();
        boolean matched = passage.desk().matchedStay() != null;
        var at = new DeskCase(turn.now().facts(), turn.now().decision(), passage.state(), gate, matched);
        DeskRules.refusal(action, at).ifPresent(refusal -> {
            throw Problem.conflict(refusal.code(), refusal.because());
        });
    }
}
