package io.gatehouse.call;

import io.gatehouse.event.EventSignal;
import io.gatehouse.event.Events;
import io.gatehouse.event.Fact;
import io.gatehouse.lane.Downlink;
import io.gatehouse.lane.desk.RobotVoice;
import io.gatehouse.platform.Database;
import io.gatehouse.robot.Command;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Brings calls and agents together. Everything is in the database, and what one instance works on is locked: any number
 * of them may do this at once, and one that dies leaves nothing behind.
 */
@ApplicationScoped
public class RoutingService {

    /** What waits longer than so many others comes with the next round. */
    private static final int MOST = 500;

    private final Database database;
    private final Calls calls;
    private final CallOffers offers;
    private final AgentStates agents;
    private final ParkAreas parks;
    private final Phones phones;
    private final RobotVoice voice;
    private final Downlink downlink;
    private final Events events;
    private final EventSignal signal;
    private final RoutingTimes times;
    private final Clock clock;

    RoutingService(
            Database database,
            Calls calls,
            CallOffers offers,
            AgentStates agents,
            ParkAreas parks,
            Phones phones,
            RobotVoice voice,
            Downlink downlink,
            Events events,
            EventSignal signal,
            RoutingTimes times,
            Clock clock) {
        this.database = database;
        this.calls = calls;
        this.offers = offers;
        this.agents = agents;
        this.parks = parks;
        this.phones = phones;
        this.voice = voice;
        this.downlink = downlink;
        this.events = events;
        this.signal = signal;
        this.times = times;
        this.clock = clock;
    }

    /** What is done after the commit. */
    private record After(List<Command> said, List<Call> ringing, boolean again) {

        static final After NOTHING = new After(List.of(), List.of(), false);
    }

    /**
     * One round: agents who have gone, offers that have run out, calls that wait.
     *
     * @return whether another round should follow at once, because somebody was in the way
     */
    public Uni<Boolean> route(UUID tenant) {
        var now = clock.instant();
        return database.inTenant(tenant, tx -> leave(tx, tenant, now).chain(() -> round(tx, tenant, now)))
                .invoke(after -> downlink.send(after.said()))
                .invoke(signal::nudge)
                .invoke(after -> after.ringing().forEach(phones::callContact))
                .map(After::again);
    }

    private Uni<Void> leave(SqlConnection tx, UUID tenant, Instant now) {
        return agents.leave(tx, tenant, times.seenBefore(now), now)
                .chain(gone -> agents.of(tx, tenant, gone))
                .chain(gone -> events.tell(
                        tx, gone.stream().map(agent -> offline(agent, now)).toList()));
    }

    private static Fact offline(AgentNow agent, Instant now) {
        return CallFact.of("agent.status-changed", agent, now);
    }

    private Uni<After> round(SqlConnection tx, UUID tenant, Instant now) {
        return calls.lockUnanswered(tx, tenant, now, MOST)
                .chain(waiting -> waiting.isEmpty()
                        ? Uni.createFrom().item(After.NOTHING)
                        : sight(tx, tenant, waiting, now)
                                .map(sight -> Round.of(sight, times))
                                .chain(round -> write(tx, tenant, round)));
    }

    /** What agents have is read after they are locked, for until then they may be given more. */
    private Uni<Round.Sight> sight(SqlConnection tx, UUID tenant, List<Calls.Unanswered> waiting, Instant now) {
        var from = waiting.stream()
                .map(one -> one.call().place().parkId())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return agents.claimReady(tx, tenant)
                .chain(claimed -> agents.all(tx, tenant).chain(all -> parks.groupsOf(tx, tenant, from)
                        .map(groups -> new Round.Sight(now, waiting, all, claimed, groups))));
    }

    private Uni<After> write(SqlConnection tx, UUID tenant, Round round) {
        return calls.saveAll(tx, round.changed())
                .chain(() -> offers.end(tx, tenant, round.ended))
                .chain(() -> offers.make(tx, tenant, round.offers))
                .chain(() -> events.tell(tx, round.facts))
                .chain(() -> say(tx, round.told))
                .map(said -> new After(said, round.ringing, round.isWorthAnother()));
    }

    /** Their robots tell those who wait how it stands; where no car stands, nobody would hear it. */
    private Uni<List<Command>> say(SqlConnection tx, List<Call> told) {
        return Multi.createFrom()
                .iterable(told)
                .filter(call -> call.place().passageId() != null)
                .onItem()
                .transformToUniAndConcatenate(call -> say(tx, call))
                .collect()
                .with(Collectors.flatMapping(List::stream, Collectors.toList()));
    }

    private Uni<List<Command>> say(SqlConnection tx, Call call) {
        int ahead = call.queue().toldAhead();
        var passage = call.place().passageId();
        return ahead == Call.CONNECTING
                ? voice.say(tx, call.tenantId(), passage, "desk-connecting")
                : voice.say(tx, call.tenantId(), passage, "desk-busy", ahead);
    }
}
