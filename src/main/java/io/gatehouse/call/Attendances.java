package io.gatehouse.call;

import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.Database;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which agents have a stream open, in the database: since when, and when they were heard of last. */
@ApplicationScoped
class Attendances {

    /** An agent who was away in between begins anew. */
    private static final Duration AWAY = Duration.ofSeconds(10);

    private static final String ARRIVED =
            """
            insert into agent_state (agent_id, tenant_id, status, status_at, idle_since, connected_at, seen_at)
            values ($2, $1, 'OFFLINE', $3, $3, $3, $3)
            on conflict (agent_id) do update set seen_at = excluded.seen_at,
              connected_at = case when agent_state.seen_at > $4
                                  then coalesce(agent_state.connected_at, excluded.connected_at)
                                  else excluded.connected_at end
            """;

    /**
     * Of two instances that see an agent the later sign of life counts; where another one said that the agent had left,
     * it is back. Rows are taken in one order, so that instances do not block each other.
     */
    private static final String SEEN =
            """
            with known as (
              select s.agent_id, s.connected_at, greatest(least(s.seen_at, $4), n.at) as at
              from agent_state s join unnest($2::uuid[], $3::timestamptz[]) as n (agent, at) on n.agent = s.agent_id
              where s.tenant_id = $1 order by s.agent_id for no key update of s),
            back as (
              update agent_state s set connected_at = k.at, seen_at = k.at
              from known k where k.agent_id = s.agent_id and k.connected_at is null)
            update agent_state s set seen_at = k.at
            from known k where k.agent_id = s.agent_id and k.connected_at is not null
            """;

    private static final String LEFT =
            "update agent_state set connected_at = null where tenant_id = $1 and agent_id = $2";

    private final Database database;

    Attendances(Database database) {
        this.database = database;
    }

    Uni<Void> arrived(UUID tenant, UUID agent, Instant now) {
        return database.inTenant(tenant, tx -> tx.preparedQuery(ARRIVED)
                .execute(values(tenant, agent, now, now.minus(AWAY)))
                .replaceWithVoid());
    }

    /** @param heard when each agent gave its last sign of life */
    Uni<Void> seen(UUID tenant, Map<UUID, Instant> heard, Instant now) {
        var agents = List.copyOf(heard.keySet());
        var moments = agents.stream()
                .map(agent -> heard.get(agent).atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
        return database.inTenant(tenant, tx -> tx.preparedQuery(SEEN)
                .execute(values(tenant, agents.toArray(UUID[]::new), moments, now))
                .replaceWithVoid());
    }

    Uni<Void> left(UUID tenant, UUID agent) {
        return database.inTenant(
                tenant,
                tx -> tx.preparedQuery(LEFT).execute(values(tenant, agent)).replaceWithVoid());
    }
}
