package io.gatehouse.call;

import static io.gatehouse.platform.Columns.constant;
import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.call.CallOffer.Outcome;
import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The offers in the database. */
@ApplicationScoped
class CallOffers {

    private static final String MAKE =
            """
            insert into call_offer (id, tenant_id, call_id, agent_id, offered_at, until) values ($1, $2, $3, $4, $5, $6)
            """;

    private static final String END =
            "update call_offer set outcome = $3, ended_at = $4 where tenant_id = $1 and call_id = $2 and outcome is null";

    private static final String OF_CALL = "select * from call_offer where tenant_id = $1 and call_id = $2 order by id";

    private static final String NEWEST =
            """
            select * from call_offer where tenant_id = $1 and call_id = $2 and agent_id = $3 order by id desc limit 1
            """;

    /** The offer of a call that waits ends like this. */
    record Ended(UUID callId, Outcome outcome, Instant at) {}

    Uni<Void> make(SqlConnection tx, UUID tenant, List<CallOffer> offers) {
        if (offers.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var rows = offers.stream()
                .map(o -> values(o.id(), tenant, o.callId(), o.agentId(), o.offeredAt(), o.until()))
                .toList();
        return tx.preparedQuery(MAKE).executeBatch(rows).replaceWithVoid();
    }

    Uni<Void> end(SqlConnection tx, UUID tenant, List<Ended> ended) {
        if (ended.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var rows = ended.stream()
                .map(e -> values(tenant, e.callId(), e.outcome(), e.at()))
                .toList();
        return tx.preparedQuery(END).executeBatch(rows).replaceWithVoid();
    }

    /** In their order. */
    Uni<List<CallOffer>> ofCall(SqlConnection tx, UUID tenant, UUID call) {
        return tx.preparedQuery(OF_CALL).execute(values(tenant, call)).map(rows -> Rows.all(rows, CallOffers::offer));
    }

    /** The last one that this agent had of this call. */
    Uni<Optional<CallOffer>> newest(SqlConnection tx, UUID tenant, UUID call, UUID agent) {
        return tx.preparedQuery(NEWEST)
                .execute(values(tenant, call, agent))
                .map(rows -> Rows.first(rows, CallOffers::offer));
    }

    private static CallOffer offer(Row row) {
        return new CallOffer(
                uuid(row, "id"),
                uuid(row, "call_id"),
                uuid(row, "agent_id"),
                moment(row, "offered_at"),
                moment(row, "until"),
                constant(Outcome.class, row, "outcome"),
                moment(row, "ended_at"));
    }
}
