package io.gatehouse.call;

import io.gatehouse.call.Ringing.Outcome;
import io.gatehouse.event.EventSignal;
import io.gatehouse.event.Events;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * The telephone side of what happens to calls, after its commit. Nobody waits for it: the desk's own truth does not hang
 * on a line. What did not work is told, so that an agent knows that no phone rings.
 */
@ApplicationScoped
class Phones {

    private static final Logger LOG = Logger.getLogger(Phones.class);

    private final Database database;
    private final CallCenters centers;
    private final AgentStates agents;
    private final EmergencyContacts contacts;
    private final Events events;
    private final EventSignal signal;
    private final Clock clock;

    Phones(
            Database database,
            CallCenters centers,
            AgentStates agents,
            EmergencyContacts contacts,
            Events events,
            EventSignal signal,
            Clock clock) {
        this.database = database;
        this.centers = centers;
        this.agents = agents;
        this.contacts = contacts;
        this.events = events;
        this.signal = signal;
        this.clock = clock;
    }

    /** Its agent's phone is connected with who waits on the line, if anybody does. */
    void answered(Call call) {
        ask(call, agent(call).chain(agent -> centers.connect(call.tenantId(), call.id(), agent.seat())));
    }

    /** Whatever is still connected is not any more. */
    void hangUp(Call call) {
        ask(call, agent(call).chain(agent -> centers.hangUp(call.tenantId(), call.id(), agent.seat())));
    }

    /** The robot's intercom rings, and its agent's phone. */
    void callRobot(Call call, String phoneOrNull) {
        ask(call, agent(call).chain(agent -> ring(call, phoneOrNull, agent.seat())));
    }

    private Uni<Ringing> ring(Call call, String phone, String seat) {
        if (phone == null) {
            return Uni.createFrom().item(Ringing.refused("The robot has no phone number."));
        }
        return seat == null
                ? Uni.createFrom().item(Ringing.refused("The agent has no seat to ring from."))
                : centers.ring(call.tenantId(), phone, seat, call.id());
    }

    /** Nobody is at the desk: somebody at the park is rung. */
    void callContact(Call call) {
        var phone = database.inTenant(
                call.tenantId(),
                tx -> contacts.phoneOf(tx, call.tenantId(), call.place().parkId()));
        ask(
                call,
                phone.chain(known -> known.isEmpty()
                        ? Uni.createFrom().item(Ringing.refused("The park has no contact to ring."))
                        : centers.ring(call.tenantId(), known.get(), null, call.id())));
    }

    /** Call centres that route by themselves ring only seats that are ready. */
    void available(AgentNow agent) {
        if (agent.seat() != null) {
            centers.available(agent.tenantId(), agent.seat(), agent.status() == AgentStatus.READY)
                    .subscribe()
                    .with(told -> {}, failure -> LOG.warnf("Seat %s: %s", agent.seat(), failure));
        }
    }

    private Uni<AgentNow> agent(Call call) {
        return database.inTenant(
                call.tenantId(),
                tx -> agents.of(tx, call.tenantId(), call.hold().agentId()));
    }

    private void ask(Call call, Uni<Ringing> question) {
        question.onFailure(Problem.class)
                .recoverWithItem(refusal -> Ringing.refused(refusal.getMessage()))
                .chain(ringing ->
                        failed(ringing) ? tell(call, ringing) : Uni.createFrom().voidItem())
                .subscribe()
                .with(done -> {}, failure -> LOG.warnf("The phone of call %s: %s", call.id(), failure));
    }

    private static boolean failed(Ringing ringing) {
        return ringing.outcome() == Outcome.REFUSED || ringing.outcome() == Outcome.UNKNOWN;
    }

    private Uni<Void> tell(Call call, Ringing ringing) {
        var why = new JsonObject().put("outcome", ringing.outcome().name()).put("detail", ringing.detail());
        var fact = CallFact.of("call.ring-failed", call, why, clock.instant());
        return database.inTenant(call.tenantId(), tx -> events.tell(tx, List.of(fact)))
                .invoke(signal::nudge);
    }
}
