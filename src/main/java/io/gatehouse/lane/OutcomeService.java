package io.gatehouse.lane;

import io.gatehouse.event.Events;
import io.gatehouse.lane.DeskCalls.Distress;
import io.gatehouse.lane.DeskCalls.Reason;
import io.gatehouse.lane.UpMessage.Ack;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Sweeps;
import io.gatehouse.robot.Command;
import io.gatehouse.robot.CommandOutcome;
import io.gatehouse.robot.Outbox;
import io.gatehouse.robot.Outbox.Concluded;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * How commands ended. An outcome is what the robot said, or UNKNOWN when it said nothing in time; what it says later still
 * counts, what it said before stands.
 */
@ApplicationScoped
public class OutcomeService {

    private final Database database;
    private final Outbox outbox;
    private final Openings openings;
    private final Passages passages;
    private final DeskCalls desk;
    private final Events events;
    private final MeterRegistry meters;
    private final Clock clock;

    OutcomeService(
            Database database,
            Outbox outbox,
            Openings openings,
            Passages passages,
            DeskCalls desk,
            Events events,
            MeterRegistry meters,
            Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.openings = openings;
        this.passages = passages;
        this.desk = desk;
        this.events = events;
        this.meters = meters;
        this.clock = clock;
    }

    public Uni<Void> acknowledge(UUID tenant, String robot, Ack ack) {
        var at = clock.instant();
        var outcome = CommandOutcome.valueOf(ack.outcome().name());
        return database.inTenant(
                tenant, tx -> outbox.conclude(tx, tenant, ack.commandId(), robot, outcome, ack.reason(), at)
                        .chain(concluded -> conclude(tx, tenant, concluded, outcome, ack.reason(), at)));
    }

    /**
     * Nobody answered until well after the deadline: nobody knows, and nothing is tried again by itself. Each in a
     * transaction of its own, for each locks the chain of its park's openings.
     */
    Uni<Void> giveUp(UUID tenant, Collection<UUID> commands) {
        return Sweeps.each(Uni.createFrom().item(List.copyOf(commands)), command -> giveUp(tenant, command));
    }

    private Uni<Void> giveUp(UUID tenant, UUID command) {
        var at = clock.instant();
        return database.inTenant(tenant, tx -> outbox.giveUp(tx, tenant, List.of(command), at)
                .chain(concluded -> conclude(tx, tenant, concluded, CommandOutcome.UNKNOWN, "no-answer", at)));
    }

    private Uni<Void> conclude(
            SqlConnection tx, UUID tenant, List<Concluded> commands, CommandOutcome outcome, String why, Instant at) {
        commands.forEach(command -> meters.counter(
                        "gatehouse.command.outcomes", "kind", command.kind().wire(), "outcome", outcome.name())
                .increment());
        var opens = commands.stream()
                .filter(command -> command.kind() == Command.Kind.OPEN)
                .toList();
        return Multi.createFrom()
                .iterable(opens)
                .onItem()
                .transformToUniAndConcatenate(
                        command -> openings.conclude(tx, tenant, command.id(), OpeningOutcome.of(outcome), why, at)
                                .call(ended -> tellDesk(tx, ended, at))
                                .chain(ended -> events.tell(
                                        tx, ended.stream().map(PassageFact::of).toList())))
                .onItem()
                .ignoreAsUni();
    }

    /** "An UNKNOWN outcome is never retried by itself: the desk is told", while its car still stands there. */
    private Uni<?> tellDesk(SqlConnection tx, List<Opening> ended, Instant at) {
        var unknown = ended.stream()
                .filter(opening -> opening.outcome() == OpeningOutcome.UNKNOWN)
                .findFirst();
        return unknown.isEmpty()
                ? Uni.createFrom().voidItem()
                : passages.one(tx, unknown.get().tenantId(), unknown.get().passageId())
                        .chain(passage -> passage.state().live()
                                ? desk.raise(tx, Distress.about(passage, Reason.OPENING_UNKNOWN, at))
                                : Uni.createFrom().voidItem());
    }
}
