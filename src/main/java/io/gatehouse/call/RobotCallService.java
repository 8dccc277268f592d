package io.gatehouse.call;

import io.gatehouse.call.CallOffer.Outcome;
import io.gatehouse.call.CallOffers.Ended;
import io.gatehouse.call.LaneSpots.Spot;
import io.gatehouse.event.EventSignal;
import io.gatehouse.event.Events;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** An agent calls a robot whose lane waits, and has the call at once; one that waits about the same car becomes that call. */
@ApplicationScoped
public class RobotCallService {

    /** Somebody called from there after we had looked: look again. */
    private static final String OVERTAKEN = "busy";

    private static final int AGAIN = 3;

    private final Database database;
    private final Calls calls;
    private final CallOffers offers;
    private final AgentStates agents;
    private final LaneSpots lanes;
    private final Phones phones;
    private final Events events;
    private final EventSignal signal;
    private final Clock clock;

    RobotCallService(
            Database database,
            Calls calls,
            CallOffers offers,
            AgentStates agents,
            LaneSpots lanes,
            Phones phones,
            Events events,
            EventSignal signal,
            Clock clock) {
        this.database = database;
        this.calls = calls;
        this.offers = offers;
        this.agents = agents;
        this.lanes = lanes;
        this.phones = phones;
        this.events = events;
        this.signal = signal;
        this.clock = clock;
    }

    /** @param phone of the robot, to be rung after the commit; null when it has none */
    private record Begun(Call call, String phone) {}

    public Uni<Call> call(Who who, UUID lane) {
        return database.inTenant(who.tenant(), tx -> lanes.ofLane(tx, who.tenant(), lane)
                        .invoke(spot -> hasRobot(spot, lane))
                        .chain(spot -> calls.lockLiveOf(
                                        tx,
                                        who.tenant(),
                                        spot.place().passageId(),
                                        spot.place().robotCode())
                                .chain(live ->
                                        place(tx, who).chain(agent -> begin(tx, agent, live.orElse(null), spot)))))
                .onFailure(RobotCallService::isOvertaken)
                .retry()
                .atMost(AGAIN)
                .invoke(signal::nudge)
                .invoke(begun -> phones.callRobot(begun.call(), begun.phone()))
                .map(Begun::call);
    }

    private static boolean isOvertaken(Throwable failure) {
        return failure instanceof Problem problem && problem.code().equals(OVERTAKEN);
    }

    private static void hasRobot(Spot spot, UUID lane) {
        if (spot.place().robotCode() == null) {
            throw CallProblem.noRobot(lane);
        }
    }

    /** The agent, alone, so that nobody gives it another call meanwhile. */
    private Uni<AgentNow> place(SqlConnection tx, Who who) {
        return agents.ofSubject(tx, who.tenant(), who.subject())
                .map(agent -> agent.orElseThrow(() -> CallProblem.agentUnknown(who)))
                .chain(agent ->
                        agents.lock(tx, who.tenant(), agent.id()).chain(() -> agents.of(tx, who.tenant(), agent.id())));
    }

    private Uni<Begun> begin(SqlConnection tx, AgentNow agent, Call liveOrNull, Spot spot) {
        if (liveOrNull != null && liveOrNull.state() == CallState.ANSWERED && liveOrNull.isOf(agent.id())) {
            return Uni.createFrom().item(new Begun(liveOrNull, spot.phone()));
        }
        if (liveOrNull != null && liveOrNull.state() != CallState.QUEUED) {
            return agents.of(tx, agent.tenantId(), liveOrNull.hold().agentId()).map(holder -> {
                throw CallProblem.notYours(holder.name());
            });
        }
        if (agent.placesLeft() == 0) {
            throw CallProblem.noPlaceLeft(agent);
        }
        return take(tx, agent, liveOrNull, spot);
    }

    private Uni<Begun> take(SqlConnection tx, AgentNow agent, Call queuedOrNull, Spot spot) {
        var at = clock.instant();
        var queued = queuedOrNull != null
                ? queuedOrNull
                : Call.queued(
                        agent.tenantId(),
                        CallKind.TO_ROBOT,
                        CallReason.CONGESTION,
                        spot.phone(),
                        spot.place(),
                        Call.Line.NONE,
                        at);
        var offered = queued.offered(agent.id(), agent.slotBeside(Set.of()), at, at);
        var answered = offered.answered(at);
        return keep(tx, answered, queuedOrNull == null)
                .chain(() -> accepted(tx, offered, at))
                .chain(() ->
                        events.tell(tx, List.of(CallFact.of("call.answered", answered, CallFact.by(agent.name()), at))))
                .replaceWith(new Begun(answered, spot.phone()));
    }

    private Uni<Void> keep(SqlConnection tx, Call call, boolean isNew) {
        return isNew
                ? calls.insert(tx, call)
                        .invoke(inserted -> {
                            if (!inserted) {
                                throw Problem.unavailable(
                                        OVERTAKEN, "Somebody calls from there at this moment: try again.");
                            }
                        })
                        .replaceWithVoid()
                : calls.save(tx, call);
    }

    private Uni<Void> accepted(SqlConnection tx, Call offered, Instant at) {
        return offers.make(tx, offered.tenantId(), List.of(CallOffer.of(offered)))
                .chain(() ->
                        offers.end(tx, offered.tenantId(), List.of(new Ended(offered.id(), Outcome.ACCEPTED, at))));
    }
}
