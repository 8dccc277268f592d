package io.gatehouse.call;

import static io.gatehouse.platform.Columns.constant;
import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.Ids;
import io.gatehouse.platform.Problem;
import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What agents do now, in the database. Whoever gives an agent a call holds its row's lock, and takes it after the call's.
 */
@ApplicationScoped
public class AgentStates {

    private static final String SELECT =
            """
            select a.id, a.tenant_id, a.subject, a.name, a.parks, a.park_groups, a.languages, a.capacity, a.supervisor,
              s.seat, s.status, s.status_at, s.idle_since, s.connected_at, s.seen_at,
              coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'state', c.state, 'slot', c.slot) order by c.slot)
                        from call c where c.agent_id = a.id and c.state in ('OFFERED', 'ANSWERED', 'WRAP_UP')), '[]')
                as calls
            from agent a join agent_state s on s.agent_id = a.id
            where a.tenant_id = $1
            """;

    private static final String CLAIM_READY =
            "select agent_id from agent_state where tenant_id = $1 and status = 'READY' for update skip locked";

    private static final String LOCK = "select from agent_state where tenant_id = $1 and agent_id = $2 for update";

    /** In the order of their ids, so that two who change seats do not wait for each other. */
    private static final String LOCK_SEAT =
            """
            select agent_id, seat from agent_state where tenant_id = $1 and (agent_id = $2 or seat = $3)
            order by agent_id for update
            """;

    private static final String CHANGE_SEAT =
            """
            insert into seat_change (id, tenant_id, agent_id, seat, taken_from, reason, changed_by, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """;

    private static final String LEAVE =
            """
            update agent_state set status = 'OFFLINE', status_at = $3
            where agent_id in (
              select agent_id from agent_state
              where tenant_id = $1 and status <> 'OFFLINE' and greatest(seen_at, status_at) < $2
              for update skip locked)
            returning agent_id
            """;

    /** @param takenFrom who had the seat before; null when it was free */
    record SeatChange(UUID tenantId, UUID agentId, String seat, UUID takenFrom, String reason, String by, Instant at) {}

    /** Empty for a token that no agent has. */
    public Uni<Optional<AgentNow>> ofSubject(SqlConnection tx, UUID tenant, String subject) {
        return tx.preparedQuery(SELECT + " and a.subject = $2")
                .execute(values(tenant, subject))
                .map(rows -> Rows.first(rows, AgentStates::agent));
    }

    public Uni<AgentNow> of(SqlConnection tx, UUID tenant, UUID id) {
        return tx.preparedQuery(SELECT + " and a.id = $2")
                .execute(values(tenant, id))
                .map(rows -> Rows.first(rows, AgentStates::agent).orElseThrow(() -> Problem.notFound("agent", id)));
    }

    Uni<List<AgentNow>> of(SqlConnection tx, UUID tenant, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return tx.preparedQuery(SELECT + " and a.id = any($2)")
                .execute(values(tenant, ids.toArray(UUID[]::new)))
                .map(AgentStates::all);
    }

    Uni<List<AgentNow>> all(SqlConnection tx, UUID tenant) {
        return tx.preparedQuery(SELECT).execute(values(tenant)).map(AgentStates::all);
    }

    /** Those who are ready, as far as nobody else gives them calls at this moment. */
    Uni<Set<UUID>> claimReady(SqlConnection tx, UUID tenant) {
        return tx.preparedQuery(CLAIM_READY)
                .execute(values(tenant))
                .map(rows -> Set.copyOf(Rows.all(rows, row -> uuid(row, "agent_id"))));
    }

    /** Its calls are read after this. */
    Uni<Void> lock(SqlConnection tx, UUID tenant, UUID agent) {
        return tx.preparedQuery(LOCK).execute(values(tenant, agent)).replaceWithVoid();
    }

    /** Locks the agent and whoever has the seat, and answers that one. */
    Uni<Optional<UUID>> lockSeat(SqlConnection tx, UUID tenant, UUID agent, String seat) {
        return tx.preparedQuery(LOCK_SEAT)
                .execute(values(tenant, agent, seat))
                .map(rows -> Rows.all(rows, row -> row).stream()
                        .filter(row -> seat != null && seat.equals(row.getString("seat")))
                        .map(row -> uuid(row, "agent_id"))
                        .findFirst());
    }

    Uni<Void> sit(SqlConnection tx, UUID agent, String seatOrNull) {
        return tx.preparedQuery("update agent_state set seat = $2 where agent_id = $1")
                .execute(values(agent, seatOrNull))
                .replaceWithVoid();
    }

    Uni<Void> record(SqlConnection tx, SeatChange change) {
        return tx.preparedQuery(CHANGE_SEAT)
                .execute(values(
                        Ids.next(),
                        change.tenantId(),
                        change.agentId(),
                        change.seat(),
                        change.takenFrom(),
                        change.reason(),
                        change.by(),
                        change.at()))
                .replaceWithVoid();
    }

    Uni<Void> become(SqlConnection tx, UUID agent, AgentStatus status, Instant at) {
        return tx.preparedQuery("update agent_state set status = $2, status_at = $3 where agent_id = $1")
                .execute(values(agent, status, at))
                .replaceWithVoid();
    }

    /** One of its calls has ended. */
    Uni<Void> idle(SqlConnection tx, UUID agent, Instant since) {
        return tx.preparedQuery("update agent_state set idle_since = $2 where agent_id = $1")
                .execute(values(agent, since))
                .replaceWithVoid();
    }

    /** Those whose stream nobody has seen for a while are OFFLINE. */
    Uni<List<UUID>> leave(SqlConnection tx, UUID tenant, Instant seenBefore, Instant at) {
        return tx.preparedQuery(LEAVE)
                .execute(values(tenant, seenBefore, at))
                .map(rows -> Rows.all(rows, row -> uuid(row, "agent_id")));
    }

    private static List<AgentNow> all(RowSet<Row> rows) {
        return Rows.all(rows, AgentStates::agent);
    }

    private static AgentNow agent(Row row) {
        return new AgentNow(
                uuid(row, "id"),
                uuid(row, "tenant_id"),
                row.getString("subject"),
                row.getString("name"),
                new Area(
                        new LinkedHashSet<>(Arrays.asList(row.getArrayOfUUIDs("parks"))),
                        new LinkedHashSet<>(Arrays.asList(row.getArrayOfUUIDs("park_groups")))),
                new LinkedHashSet<>(Arrays.asList(row.getArrayOfStrings("languages"))),
                row.getInteger("capacity"),
                row.getBoolean("supervisor"),
                row.getString("seat"),
                constant(AgentStatus.class, row, "status"),
                moment(row, "status_at"),
                moment(row, "idle_since"),
                moment(row, "connected_at"),
                moment(row, "seen_at"),
                row.getJsonArray("calls").stream()
                        .map(JsonObject.class::cast)
                        .map(AgentStates::has)
                        .toList());
    }

    private static AgentNow.Has has(JsonObject call) {
        return new AgentNow.Has(
                UUID.fromString(call.getString("id")),
                CallState.valueOf(call.getString("state")),
                call.getInteger("slot"));
    }
}
