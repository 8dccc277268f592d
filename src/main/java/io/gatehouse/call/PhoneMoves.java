package io.gatehouse.call;

import io.gatehouse.call.CallOffer.Outcome;
import io.gatehouse.call.CallOffers.Ended;
import io.gatehouse.event.Events;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The moves of a call that a telephone makes. The caller holds the call's row. */
@ApplicationScoped
class PhoneMoves {

    private final Calls calls;
    private final CallOffers offers;
    private final AgentStates agents;
    private final Events events;

    PhoneMoves(Calls calls, CallOffers offers, AgentStates agents, Events events) {
        this.calls = calls;
        this.offers = offers;
        this.agents = agents;
        this.events = events;
    }

    /** The phone of the agent rings: whoever else was asked is not any more. An agent without a place is not asked. */
    Uni<Void> ring(SqlConnection tx, Call call, UUID agent, Instant now, Instant until) {
        if (!call.state().waits() || call.isOf(agent)) {
            return Uni.createFrom().voidItem();
        }
        return seated(tx, call, agent).chain(seated -> {
            if (seated.placesLeft() == 0) {
                return Uni.createFrom().voidItem();
            }
            var offered = free(call).offered(agent, seated.slotBeside(Set.of()), now, until);
            return keep(tx, offered, List.of(new Ended(call.id(), Outcome.WITHDRAWN, now)))
                    .chain(() -> offers.make(tx, call.tenantId(), List.of(CallOffer.of(offered))))
                    .chain(() -> tell(tx, "call.offered", offered, now));
        });
    }

    /** The agent has the receiver in the hand: that is so, even if all of the agent's places are taken. */
    Uni<Call> answer(SqlConnection tx, Call call, UUID agent, Instant now) {
        if (!call.state().waits()) {
            return Uni.createFrom().item(call);
        }
        if (call.isOf(agent)) {
            var answered = call.answered(now);
            return keep(tx, answered, List.of(new Ended(call.id(), Outcome.ACCEPTED, now)))
                    .chain(() -> tell(tx, "call.answered", answered, now))
                    .replaceWith(answered);
        }
        return seated(tx, call, agent).chain(seated -> {
            var offered = free(call).offered(agent, seated.slotBeside(Set.of()), now, now);
            var answered = offered.answered(now);
            return offers.end(tx, call.tenantId(), List.of(new Ended(call.id(), Outcome.WITHDRAWN, now)))
                    .chain(() -> offers.make(tx, call.tenantId(), List.of(CallOffer.of(offered))))
                    .chain(() -> keep(tx, answered, List.of(new Ended(call.id(), Outcome.ACCEPTED, now))))
                    .chain(() -> tell(tx, "call.answered", answered, now))
                    .replaceWith(answered);
        });
    }

    /** Nobody talks any more, or somebody who waited does not any more. */
    Uni<Void> hangUp(SqlConnection tx, Call call, Instant now) {
        if (call.state().waits()) {
            var abandoned = call.abandoned("The caller hung up.", now);
            return keep(tx, abandoned, List.of(new Ended(call.id(), Outcome.WITHDRAWN, now)))
                    .chain(() -> tell(tx, "call.abandoned", abandoned, now));
        }
        if (call.state() != CallState.ANSWERED) {
            return Uni.createFrom().voidItem();
        }
        var wrappedUp = call.wrappedUp(now);
        return keep(tx, wrappedUp, List.of()).chain(() -> tell(tx, "call.wrapped-up", wrappedUp, now));
    }

    private static Call free(Call call) {
        return call.state() == CallState.OFFERED ? call.passedOn() : call;
    }

    /** What the agent has is read after the agent is locked. */
    private Uni<AgentNow> seated(SqlConnection tx, Call call, UUID agent) {
        return agents.lock(tx, call.tenantId(), agent).chain(() -> agents.of(tx, call.tenantId(), agent));
    }

    private Uni<Void> keep(SqlConnection tx, Call moved, List<Ended> ended) {
        return calls.save(tx, moved).chain(() -> offers.end(tx, moved.tenantId(), ended));
    }

    private Uni<Void> tell(SqlConnection tx, String what, Call call, Instant now) {
        return events.tell(tx, List.of(CallFact.of(what, call, now)));
    }
}
