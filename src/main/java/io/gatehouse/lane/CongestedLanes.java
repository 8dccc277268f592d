package io.gatehouse.lane;

import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Lanes at which a car has waited for a while and nobody does anything, in the database. */
@ApplicationScoped
class CongestedLanes {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A car that was let through waits, too, while its gate did not open. */
    private static final String CONGESTED = "select " + Passages.COLUMNS.as("p", "p_")
            + """
            , l.name as lane, k.name as park, r.phone, w.since
            from passage p join lane l on l.id = p.lane_id join park k on k.id = p.park_id
            left join robot r on r.lane_id = l.id
            cross join lateral (select greatest(p.arrived_at, p.held_at, p.acted_at) as since) w
            where p.tenant_id = $1 and p.state in ('ARRIVED', 'HELD', 'CLEARED') and ($2::uuid is null or p.park_id = $2)
              and w.since < $3
              and (p.state <> 'CLEARED' or (
                select o.outcome <> 'OPENED' or o.outcome is null and o.deadline < $4 from opening o
                where o.passage_id = p.id order by o.id desc limit 1))
            order by w.since limit $5
            """;

    /** Whoever marks the wait tells of it. */
    private static final String CLAIM = "update passage as p set congested_at = $4"
            + """
             where p.tenant_id = $1 and p.id = $2 and p.state in ('ARRIVED', 'HELD', 'CLEARED')
              and greatest(p.arrived_at, p.held_at, p.acted_at) < $3
              and (p.congested_at is null or p.congested_at < greatest(p.arrived_at, p.held_at, p.acted_at))
            """
            + " returning " + Passages.COLUMNS.as("p", "p_");

    /**
     * One of them.
     *
     * @param phone of the robot's intercom
     * @param since when the car came, was held, or its driver last did something
     */
    record Congested(Passage passage, String lane, String park, String phone, Instant since) {}

    /** The longest wait first. */
    Uni<List<Congested>> of(SqlConnection tx, UUID tenant, UUID park, Instant now, int most) {
        return tx.preparedQuery(CONGESTED)
                .execute(values(tenant, park, now.minus(PATIENCE), now, most))
                .map(rows -> Rows.all(rows, CongestedLanes::congested));
    }

    /** The passage, if it still waits and nobody has told so yet. */
    Uni<List<Passage>> claim(SqlConnection tx, UUID tenant, UUID passage, Instant now) {
        return tx.preparedQuery(CLAIM)
                .execute(values(tenant, passage, now.minus(PATIENCE), now))
                .map(rows -> Rows.all(rows, row -> Passages.passage(row, "p_")));
    }

    private static Congested congested(Row row) {
        return new Congested(
                Passages.passage(row, "p_"),
                row.getString("lane"),
                row.getString("park"),
                row.getString("phone"),
                moment(row, "since"));
    }
}
