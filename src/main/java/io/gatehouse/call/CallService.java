package io.gatehouse.call;

import io.gatehouse.call.CallOffer.Outcome;
import io.gatehouse.call.CallOffers.Ended;
import io.gatehouse.event.EventSignal;
import io.gatehouse.event.Events;
import io.gatehouse.lane.desk.DeskScreenService;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * What agents do with calls. Each is one transaction under the call's lock: of two who come at
 * once, the second sees what the first did, and is told so.
 */
@ApplicationScoped
public class CallService {

    private static final Logger LOG = Logger.getLogger(CallService.class);

    private final Database database;
    private final Calls calls;
    private final CallOffers offers;
    private final AgentStates agents;
    private final Phones phones;
    private final DeskScreenService robots;
    private final Events events;
    private final EventSignal signal;
    private final Clock clock;

    CallService(
            Database database,
            Calls calls,
            CallOffers offers,
            AgentStates agents,
            Phones phones,
            DeskScreenService robots,
            Events events,
            EventSignal signal,
            Clock clock) {
        this.database = database;
        this.calls = calls;
        this.offers = offers;
        this.agents = agents;
        this.phones = phones;
        this.robots = robots;
        this.events = events;
        this.signal = signal;
        this.clock = clock;
    }

    private interface Act {
        Uni<Call> on(SqlConnection tx, Call call, Hand hand);
    }

    /** The agent whom it is offered to takes it; once more, nothing happens. */
    public Uni<Call> accept(Who who, UUID id) {
        return act(who, id, this::accept, phones::answered);
    }

    private Uni<Call> accept(SqlConnection tx, Call call, Hand hand) {
        boolean already = call.state() == CallState.ANSWERED && hand.has(call);
        return already ? Uni.createFrom().item(call) : offered(tx, call, hand).chain(() -> answer(tx, call, hand));
    }

    private Uni<Call> answer(SqlConnection tx, Call call, Hand hand) {
        var at = clock.instant();
        var answered = call.answered(at);
        return calls.save(tx, answered)
                .chain(() -> offers.end(tx, call.tenantId(), List.of(new Ended(call.id(), Outcome.ACCEPTED, at))))
                .chain(() -> tell(tx, "call.answered", answered, CallFact.by(hand.name())))
                .replaceWith(answered);
    }

    /** The agent whom it is offered to does not take it: the next one is asked. */
    public Uni<Call> reject(Who who, UUID id) {
        return act(who, id, (tx, call, hand) -> offered(tx, call, hand).chain(() -> reject(tx, call)), call -> {});
    }

    private Uni<Call> reject(SqlConnection tx, Call call) {
        var waiting = call.passedOn();
        var lost = CallFact.lost(call.hold().agentId(), Outcome.REJECTED);
        var over = new Ended(call.id(), Outcome.REJECTED, clock.instant());
        return calls.save(tx, waiting)
                .chain(() -> offers.end(tx, call.tenantId(), List.of(over)))
                .chain(() -> tell(tx, "call.queued", waiting, lost))
                .replaceWith(waiting);
    }

    /** Fails unless it is offered to this agent, and still is. */
    private Uni<Void> offered(SqlConnection tx, Call call, Hand hand) {
        var agent = hand.agentItself();
        if (call.state().over()) {
            throw CallProblem.over(call);
        }
        boolean open = call.state() == CallState.OFFERED
                && hand.has(call)
                && !clock.instant().isAfter(call.hold().offeredUntil());
        if (open) {
            return Uni.createFrom().voidItem();
        }
        return offers.newest(tx, call.tenantId(), call.id(), agent.id())
                .chain(last -> holder(tx, call).invoke(name -> {
                    throw CallProblem.offerOver(call, last.orElse(null), name);
                }))
                .replaceWithVoid();
    }

    /** To an agent who is ready: it gets it as soon as a place is free; if it does not take it, anybody may. */
    public Uni<Call> transfer(Who who, UUID id, UUID to, String reason) {
        return act(
                who,
                id,
                (tx, call, hand) -> held(tx, call, hand)
                        .chain(() -> agents.of(tx, call.tenantId(), to))
                        .invoke(next -> mayGet(call, next))
                        .chain(() -> give(tx, call, hand, to, reason)),
                call -> {});
    }

    private static void mayGet(Call call, AgentNow next) {
        if (call.isOf(next.id())) {
            throw Problem.invalid("agentId", "same-agent", "This agent has the call.");
        }
        if (next.status() != AgentStatus.READY) {
            throw CallProblem.notReady(next);
        }
    }

    private Uni<Call> give(SqlConnection tx, Call call, Hand hand, UUID to, String reason) {
        var at = clock.instant();
        var waiting = call.transferred(to, at);
        var lost = CallFact.lost(call.hold().agentId(), "TRANSFERRED")
                .mergeIn(CallFact.by(hand.name()))
                .put("wanted", to.toString())
                .put("transferReason", reason);
        return calls.save(tx, waiting)
                .chain(() -> agents.idle(tx, call.hold().agentId(), at))
                .chain(() -> tell(tx, "call.queued", waiting, lost))
                .replaceWith(waiting);
    }

    /** Nobody talks any more; the agent writes down what it was. Once more, nothing happens. */
    public Uni<Call> wrapUp(Who who, UUID id) {
        return act(who, id, this::wrapUp, phones::hangUp);
    }

    private Uni<Call> wrapUp(SqlConnection tx, Call call, Hand hand) {
        var at = clock.instant();
        return held(tx, call, hand)
                .map(held -> call.state() == CallState.WRAP_UP ? call : call.wrappedUp(at))
                .call(wrapping -> wrapping == call
                        ? nothing()
                        : calls.save(tx, wrapping)
                                .chain(() -> tell(tx, "call.wrapped-up", wrapping, CallFact.by(hand.name()))));
    }

    /** It is over, and the agent free again (关单). */
    public Uni<Call> close(Who who, UUID id, String disposition, String remark) {
        return act(
                who,
                id,
                (tx, call, hand) -> held(tx, call, hand)
                        .map(held -> call.closed(disposition, remark, clock.instant()))
                        .call(closed -> calls.save(tx, closed))
                        .call(closed -> agents.idle(
                                tx, call.hold().agentId(), closed.times().ended()))
                        .call(closed -> tell(tx, "call.closed", closed, CallFact.by(hand.name()))),
                this::letGo);
    }

    /** The line and the robot are free again. */
    private void letGo(Call call) {
        phones.hangUp(call);
        var passage = call.place().passageId();
        if (passage != null) {
            robots.idle(call.tenantId(), passage)
                    .subscribe()
                    .with(done -> {}, failure -> LOG.warnf("The robot of call %s: %s", call.id(), failure));
        }
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }

    /** Fails unless this agent has answered it, or supervises those who do. */
    private Uni<Void> held(SqlConnection tx, Call call, Hand hand) {
        if (call.state().over()) {
            throw CallProblem.over(call);
        }
        if (!call.state().isHeld()) {
            throw CallProblem.notAnswered(call);
        }
        return hand.has(call) || hand.supervises()
                ? Uni.createFrom().voidItem()
                : holder(tx, call)
                        .invoke(name -> {
                            throw CallProblem.notYours(name);
                        })
                        .replaceWithVoid();
    }

    /** Before, and after. */
    private record Move(Call from, Call to) {}

    /**
     * The call is looked up first: another tenant's is not there, whoever asks.
     *
     * @param then what is done after the commit, if the call has moved
     */
    private Uni<Call> act(Who who, UUID id, Act act, Consumer<Call> then) {
        return database.inTenant(
                        who.tenant(), tx -> calls.lock(tx, who.tenant(), id).chain(call -> hand(tx, who)
                                .chain(hand -> act.on(tx, call, hand))
                                .map(moved -> new Move(call, moved))))
                .invoke(signal::nudge)
                .invoke(move -> {
                    if (move.from() != move.to()) {
                        then.accept(move.to());
                    }
                })
                .map(Move::to);
    }

    private Uni<Hand> hand(SqlConnection tx, Who who) {
        return agents.ofSubject(tx, who.tenant(), who.subject()).map(agent -> {
            if (agent.isEmpty() && !who.operator()) {
                throw CallProblem.agentUnknown(who);
            }
            return new Hand(who, agent.orElse(null));
        });
    }

    /** The name of who has it, null: nobody. */
    private Uni<String> holder(SqlConnection tx, Call call) {
        return call.hold().agentId() == null
                ? Uni.createFrom().nullItem()
                : agents.of(tx, call.tenantId(), call.hold().agentId()).map(AgentNow::name);
    }

    private Uni<Void> tell(SqlConnection tx, String what, Call call, JsonObject more) {
        return events.tell(tx, List.of(CallFact.of(what, call, more, clock.instant())));
    }
}
