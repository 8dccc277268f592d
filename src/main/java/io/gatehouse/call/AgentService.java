package io.gatehouse.call;

import io.gatehouse.call.AgentStates.SeatChange;
import io.gatehouse.event.EventSignal;
import io.gatehouse.event.Events;
import io.gatehouse.event.Fact;
import io.gatehouse.platform.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;

/** What agents do about themselves: sit down, say what they are ready for. */
@ApplicationScoped
public class AgentService {

    private final Database database;
    private final AgentStates agents;
    private final Phones phones;
    private final Events events;
    private final EventSignal signal;
    private final Clock clock;

    AgentService(Database database, AgentStates agents, Phones phones, Events events, EventSignal signal, Clock clock) {
        this.database = database;
        this.agents = agents;
        this.phones = phones;
        this.events = events;
        this.signal = signal;
        this.clock = clock;
    }

    public Uni<AgentNow> itself(Who who) {
        return as(who, (tx, agent) -> Uni.createFrom().item(agent));
    }

    /** One agent per seat: that of another moves with a reason, and the other loses it. */
    public Uni<AgentNow> sit(Who who, String seatOrNull, String reasonOrNull) {
        return as(
                        who,
                        (tx, agent) -> Objects.equals(seatOrNull, agent.seat())
                                ? Uni.createFrom().item(agent)
                                : move(tx, agent, seatOrNull, reasonOrNull))
                .invoke(signal::nudge)
                .invoke(phones::available);
    }

    private Uni<AgentNow> move(SqlConnection tx, AgentNow agent, String seat, String reason) {
        var tenant = agent.tenantId();
        return agents.lockSeat(tx, tenant, agent.id(), seat)
                .chain(other -> other.isEmpty()
                        ? Uni.createFrom().<AgentNow>nullItem()
                        : agents.of(tx, tenant, other.get()).chain(from -> take(tx, agent, from, reason)))
                .chain(from -> agents.sit(tx, agent.id(), seat)
                        .chain(() -> agents.record(tx, change(agent, seat, from, reason)))
                        .chain(() -> events.tell(tx, facts(agent.at(seat), from))))
                .replaceWith(agent.at(seat));
    }

    private Uni<AgentNow> take(SqlConnection tx, AgentNow agent, AgentNow from, String reason) {
        if (from.id().equals(agent.id())) {
            return Uni.createFrom().nullItem();
        }
        if (blank(reason)) {
            throw CallProblem.seatTaken(from.seat(), from);
        }
        return agents.sit(tx, from.id(), null).replaceWith(from.at(null));
    }

    private SeatChange change(AgentNow agent, String seat, AgentNow from, String reason) {
        UUID takenFrom = from == null ? null : from.id();
        var why = !blank(reason) ? reason : seat == null ? "given-up" : "taken";
        return new SeatChange(agent.tenantId(), agent.id(), seat, takenFrom, why, agent.subject(), clock.instant());
    }

    private List<Fact> facts(AgentNow agent, AgentNow from) {
        var now = clock.instant();
        var facts = new ArrayList<Fact>();
        if (from != null) {
            facts.add(CallFact.of("agent.seat-changed", from, now));
        }
        facts.add(CallFact.of("agent.seat-changed", agent, now));
        return facts;
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    /** Said again, nothing happens. */
    public Uni<AgentNow> become(Who who, AgentStatus status) {
        return as(
                        who,
                        (tx, agent) -> agent.status() == status
                                ? Uni.createFrom().item(agent)
                                : become(tx, agent.becoming(status, clock.instant())))
                .invoke(signal::nudge)
                .invoke(phones::available);
    }

    private Uni<AgentNow> become(SqlConnection tx, AgentNow agent) {
        return agents.become(tx, agent.id(), agent.status(), agent.statusAt())
                .chain(() -> events.tell(tx, List.of(CallFact.of("agent.status-changed", agent, agent.statusAt()))))
                .replaceWith(agent);
    }

    private Uni<AgentNow> as(Who who, BiFunction<SqlConnection, AgentNow, Uni<AgentNow>> act) {
        return database.inTenant(who.tenant(), tx -> agents.ofSubject(tx, who.tenant(), who.subject())
                .map(agent -> agent.orElseThrow(() -> CallProblem.agentUnknown(who)))
                .chain(agent -> act.apply(tx, agent)));
    }
}
