package io.gatehouse.call;

import io.gatehouse.call.Call.Line;
import io.gatehouse.call.Call.Place;
import io.gatehouse.call.Push.Answered;
import io.gatehouse.call.Push.CameIn;
import io.gatehouse.call.Push.HungUp;
import io.gatehouse.call.Push.OfferedTo;
import io.gatehouse.event.EventSignal;
import io.gatehouse.event.Events;
import io.gatehouse.platform.Database;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * From what a call centre tells to calls. A number that is a robot's is a call from its lane and joins the live one about
 * its passage; any other is a call without a lane. What is told twice, late or in another order changes nothing twice, and
 * nothing that is over. The times of a call are those at which we heard of it: clocks of others are not compared.
 */
@ApplicationScoped
public class PhoneCalls {

    /** Rounds up what a call centre means by the time for which a seat rings. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    private final Database database;
    private final PhoneLegs legs;
    private final PhoneMoves moves;
    private final Calls calls;
    private final Events events;
    private final EventSignal signal;
    private final MeterRegistry meters;
    private final Clock clock;

    PhoneCalls(
            Database database,
            PhoneLegs legs,
            PhoneMoves moves,
            Calls calls,
            Events events,
            EventSignal signal,
            MeterRegistry meters,
            Clock clock) {
        this.database = database;
        this.legs = legs;
        this.moves = moves;
        this.calls = calls;
        this.events = events;
        this.signal = signal;
        this.meters = meters;
        this.clock = clock;
    }

    /** Completes when it is kept, which is when the call centre may forget it. */
    public Uni<Void> receive(CenterLine line, Push push) {
        meters.counter(
                        "gatehouse.call.center.pushes",
                        "kind",
                        line.kind().name(),
                        "push",
                        push.getClass().getSimpleName())
                .increment();
        return database.inTenant(line.tenantId(), tx -> legs.lock(tx, line, push)
                        .chain(leg -> leg.endedAt() != null
                                ? Uni.createFrom().voidItem()
                                : callOf(tx, line, leg, push).chain(call -> apply(tx, line, call, push))))
                .invoke(signal::nudge);
    }

    private Uni<Void> apply(SqlConnection tx, CenterLine line, Optional<Call> call, Push push) {
        var ended = push instanceof HungUp
                ? legs.end(tx, line, push.leg().centerCallId(), clock.instant())
                : Uni.createFrom().voidItem();
        return ended.chain(() -> call.isEmpty() ? Uni.createFrom().voidItem() : move(tx, line, call.get(), push));
    }

    private Uni<Void> move(SqlConnection tx, CenterLine line, Call call, Push push) {
        if (push instanceof OfferedTo rung) {
            return ring(tx, line, call, rung.seat());
        }
        if (push instanceof Answered answered) {
            return answer(tx, call, answered.seat()).replaceWithVoid();
        }
        return push instanceof HungUp over
                ? hangUp(tx, call, over)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> ring(SqlConnection tx, CenterLine line, Call call, String seat) {
        var now = clock.instant();
        var until = now.plusSeconds(line.settings().seatRings()).plus(SLACK);
        return legs.agentAt(tx, call.tenantId(), seat)
                .chain(agent ->
                        agent.isEmpty() ? Uni.createFrom().voidItem() : moves.ring(tx, call, agent.get(), now, until));
    }

    private Uni<Call> answer(SqlConnection tx, Call call, String seat) {
        return legs.agentAt(tx, call.tenantId(), seat)
                .chain(agent -> agent.isEmpty()
                        ? Uni.createFrom().item(call)
                        : moves.answer(tx, call, agent.get(), clock.instant()));
    }

    /** That it was answered may be told only now. A leg that was followed by another does not end the call. */
    private Uni<Void> hangUp(SqlConnection tx, Call call, HungUp over) {
        if (!over.leg().centerCallId().equals(call.line().callId())) {
            return Uni.createFrom().voidItem();
        }
        var answered = over.answeredAt() == null || over.seat() == null
                ? Uni.createFrom().item(call)
                : answer(tx, call, over.seat());
        return answered.chain(then -> moves.hangUp(tx, then, clock.instant()));
    }

    /** Empty when it is none of ours, or a call centre that routes itself has not rung anybody yet. */
    private Uni<Optional<Call>> callOf(SqlConnection tx, CenterLine line, PhoneLeg leg, Push push) {
        if (leg.callId() != null) {
            return locked(tx, line, leg.callId());
        }
        if (push.leg().requestId() != null) {
            return legs.madeByUs(tx, line.tenantId(), push.leg())
                    .chain(made -> made.isEmpty() ? none() : belonging(tx, line, push, made.get()));
        }
        return legs.placeOf(tx, line.tenantId(), push.leg().from()).chain(place -> about(tx, line, push, place)
                .chain(found -> found.isPresent() || waitsThere(line, push)
                        ? Uni.createFrom().item(found)
                        : begin(tx, line, push, place)));
    }

    private static boolean waitsThere(CenterLine line, Push push) {
        return push instanceof CameIn && line.settings().routesItself();
    }

    /** The live call about the robot's passage. */
    private Uni<Optional<Call>> about(SqlConnection tx, CenterLine line, Push push, Optional<Place> place) {
        return place.isEmpty()
                ? none()
                : calls.lockLiveOf(
                                tx,
                                line.tenantId(),
                                place.get().passageId(),
                                place.get().robotCode())
                        .chain(live -> live.isEmpty()
                                ? none()
                                : belonging(tx, line, push, live.get().id()));
    }

    private Uni<Optional<Call>> begin(SqlConnection tx, CenterLine line, Push push, Optional<Place> place) {
        var now = clock.instant();
        var call = Call.queued(
                line.tenantId(),
                place.isPresent() ? CallKind.FROM_ROBOT : CallKind.FROM_PHONE,
                place.isPresent() ? CallReason.HELP_BUTTON : CallReason.HOTLINE,
                push.leg().from(),
                place.orElse(Place.UNKNOWN),
                Line.NONE,
                now);
        return calls.insert(tx, call)
                .chain(inserted -> inserted
                        ? events.tell(tx, List.of(CallFact.of("call.queued", call, now)))
                                .chain(() -> belonging(tx, line, push, call.id()))
                        : about(tx, line, push, place));
    }

    private Uni<Optional<Call>> belonging(SqlConnection tx, CenterLine line, Push push, UUID call) {
        return legs.belong(tx, line, push.leg(), call).chain(() -> locked(tx, line, call));
    }

    private Uni<Optional<Call>> locked(SqlConnection tx, CenterLine line, UUID call) {
        return calls.lock(tx, line.tenantId(), call).map(Optional::of);
    }

    private static Uni<Optional<Call>> none() {
        return Uni.createFrom().item(Optional.empty());
    }
}
