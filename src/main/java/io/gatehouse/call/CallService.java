package io.gatehouse.call;

import io.gatehouse.call.CallOffer.Outcome;
import io.gatehouse.call.CallOffers.Ended;
import io.gatehouse.event.EventSignal;
import io.gatehouse.event.Events;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * What agents do with calls, and callers by hanging up. Each is one transaction under the call's lock: of two who come at
 * once, the second sees what the first did, and is told so.
 */
@ApplicationScoped
public class CallService {

    private final Database database;
    private final Calls calls;
    private final CallOffers offers;
    private final AgentStates agents;
    private final Events events;
    private final EventSignal signal;
    private final Clock clock;

    CallService(
            Database database,
            Calls calls,
            CallOffers offers,
            AgentStates agents,
            Events events,
            EventSignal signal,
            Clock clock) {
        this.database = database;
        this.calls = calls;
        this.offers = offers;
        this.agents = agents;
        this.events = events;
        this.signal = signal;
        this.clock = clock;
    }

    private interface Act {
        Uni<Call> on(SqlConnection tx, Call call, Hand hand);
    }

    /** The agent whom it is offered to takes it; once more, nothing happens. */
    public Uni<Call> accept(Who who, UUID id) {
        return act(who, id, (tx, call, hand) -> {
            boolean already = call.state() == CallState.ANSWERED && hand.has(call);
            return already
                    ? Uni.createFrom().item(call)
                    : offered(tx, call, hand).chain(() -> answer(tx, call, hand));
        });
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
        return act(who, id, (tx, call, hand) -> offered(tx, call, hand).chain(() -> {
            var at = clock.instant();
            var waiting = call.passedOn();
            var lost = CallFact.lost(call.hold().agentId(), Outcome.REJECTED);
            return calls.save(tx, waiting)
                    .chain(() -> offers.end(tx, call.tenantId(), List.of(new Ended(call.id(), Outcome.REJECTED, at))))
                    .chain(() -> tell(tx, "call.queued", waiting, lost))
                    .replaceWith(waiting);
        }));
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
        return act(who, id, (tx, call, hand) -> held(tx, call, hand)
                .chain(() -> agents.of(tx, call.tenantId(), to))
                .invoke(next -> mayGet(call, next))
                .chain(() -> give(tx, call, hand, to, reason)));
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
        return act(who, id, (tx, call, hand) -> held(tx, call, hand)
                .chain(() -> call.state() == CallState.WRAP_UP
                        ? Uni.createFrom().item(call)
                        : wrapUp(tx, call, hand.name())));
    }

    private Uni<Call> wrapUp(SqlConnection tx, Call call, String by) {
        var wrapping = call.wrappedUp(clock.instant());
        return calls.save(tx, wrapping)
                .chain(() -> tell(tx, "call.wrapped-up", wrapping, CallFact.by(by)))
                .replaceWith(wrapping);
    }

    /** It is over, and the agent free again (关单). */
    public Uni<Call> close(Who who, UUID id, String disposition, String remark) {
        return act(who, id, (tx, call, hand) -> held(tx, call, hand).chain(() -> {
            var at = clock.instant();
            var closed = call.closed(disposition, remark, at);
            return calls.save(tx, closed)
                    .chain(() -> agents.idle(tx, call.hold().agentId(), at))
                    .chain(() -> tell(tx, "call.closed", closed, CallFact.by(hand.name())))
                    .replaceWith(closed);
        }));
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

    /** The caller hung up, as a call centre says. What is over already stays as it is. */
    public Uni<Call> hungUp(UUID tenant, UUID id) {
        return database.inTenant(tenant, tx -> calls.lock(tx, tenant, id).chain(call -> hungUp(tx, call)))
                .invoke(signal::nudge);
    }

    private Uni<Call> hungUp(SqlConnection tx, Call call) {
        return switch (call.state()) {
            case QUEUED, OFFERED -> abandon(tx, call);
            case ANSWERED -> wrapUp(tx, call, "caller");
            case WRAP_UP, CLOSED, ABANDONED, MISSED -> Uni.createFrom().item(call);
        };
    }

    private Uni<Call> abandon(SqlConnection tx, Call call) {
        var at = clock.instant();
        var abandoned = call.abandoned("hung-up", at);
        return calls.save(tx, abandoned)
                .chain(() -> offers.end(tx, call.tenantId(), List.of(new Ended(call.id(), Outcome.WITHDRAWN, at))))
                .chain(() -> tell(tx, "call.abandoned", abandoned, new JsonObject()))
                .replaceWith(abandoned);
    }

    /** The call is looked up first: another tenant's is not there, whoever asks. */
    private Uni<Call> act(Who who, UUID id, Act act) {
        return database.inTenant(who.tenant(), tx -> calls.lock(tx, who.tenant(), id)
                        .chain(call -> hand(tx, who).chain(hand -> act.on(tx, call, hand))))
                .invoke(signal::nudge);
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
