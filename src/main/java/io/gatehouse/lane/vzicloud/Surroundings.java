package io.gatehouse.lane.vzicloud;

import static io.gatehouse.platform.Columns.constant;
import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.lane.OpeningOutcome;
import io.gatehouse.lane.PassageState;
import io.gatehouse.lane.vzicloud.LaneNow.Car;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/** What is known of the cameras' lanes, in the database. */
@ApplicationScoped
class Surroundings {

    private static final String NOW =
            """
            select p.arrival_id, p.state, p.plate, p.cleared_at, s.gate, s.gate_at, s.clock_offset_ms,
                   r.loop_input, r.passed_input,
                   (select o.outcome from opening o where o.passage_id = p.id order by o.id desc limit 1) as opened
            from robot r left join robot_state s on s.code = r.code
            left join passage p on p.tenant_id = $1 and p.lane_id = r.lane_id and p.state in ('ARRIVED', 'HELD', 'CLEARED')
            where r.tenant_id = $1 and r.code = $2
            """;

    Uni<LaneNow> of(SqlConnection tx, UUID tenant, String robot) {
        return tx.preparedQuery(NOW)
                .execute(values(tenant, robot))
                .map(rows -> now(rows.iterator().next()));
    }

    private static LaneNow now(Row row) {
        Long ahead = row.getLong("clock_offset_ms");
        return new LaneNow(
                uuid(row, "arrival_id") == null ? null : car(row),
                row.getString("gate"),
                moment(row, "gate_at"),
                Duration.ofMillis(ahead == null ? 0 : ahead),
                row.getInteger("loop_input"),
                row.getInteger("passed_input"));
    }

    private static Car car(Row row) {
        return new Car(
                uuid(row, "arrival_id"),
                constant(PassageState.class, row, "state"),
                row.getString("plate"),
                moment(row, "cleared_at"),
                constant(OpeningOutcome.class, row, "opened"));
    }
}
