package io.gatehouse.lane.desk;

import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.lane.DeskCalls;
import io.gatehouse.lane.DeskCalls.Holder;
import io.gatehouse.platform.Problem;
import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Who may act: the agent who has the call, or a supervisor. */
@ApplicationScoped
class DeskAgents {

    private static final String BY_SUBJECT = "select id, supervisor from agent where tenant_id = $1 and subject = $2";

    private final DeskCalls calls;

    DeskAgents(DeskCalls calls) {
        this.calls = calls;
    }

    private record Agent(UUID id, boolean supervisor) {}

    /** Fails unless they may act on this passage; the call stays whose it is until the transaction ends. */
    Uni<ByWhom> acting(SqlConnection tx, Asker asker, UUID passage) {
        return agent(tx, asker).chain(agent -> calls.holder(tx, asker.tenant(), passage)
                .map(holder -> acting(asker, agent, Optional.ofNullable(holder))));
    }

    /** Fails unless they may look over the shoulders of the others. */
    Uni<ByWhom> supervising(SqlConnection tx, Asker asker) {
        return agent(tx, asker).map(agent -> {
            if (!asker.operator() && !agent.get().supervisor()) {
                throw Problem.forbidden("Only a supervisor does this.");
            }
            return new ByWhom(agent.map(Agent::id).orElse(null), asker.subject(), null, true);
        });
    }

    /** Empty only for an operator. */
    private static Uni<Optional<Agent>> agent(SqlConnection tx, Asker asker) {
        return tx.preparedQuery(BY_SUBJECT)
                .execute(values(asker.tenant(), asker.subject()))
                .map(rows -> Rows.first(rows, row -> new Agent(uuid(row, "id"), row.getBoolean("supervisor"))))
                .invoke(agent -> {
                    if (agent.isEmpty() && !asker.operator()) {
                        throw Problem.of(403, "agent-unknown", "No agent has been set up for this token.");
                    }
                });
    }

    private static ByWhom acting(Asker asker, Optional<Agent> agent, Optional<Holder> holder) {
        boolean own = holder.isPresent() && holder.get().subject().equals(asker.subject());
        boolean supervises = asker.operator() || agent.map(Agent::supervisor).orElse(false);
        if (!own && !supervises) {
            throw Problem.conflict(
                    "call-not-yours",
                    holder.map(other -> "Agent " + other.name() + " has the call.")
                            .orElse("Nobody has answered a call about this car."));
        }
        var call = holder.map(Holder::callId).orElse(null);
        return new ByWhom(agent.map(Agent::id).orElse(null), asker.subject(), call, !own);
    }
}
