package io.gatehouse.lane.gate;

import static io.gatehouse.platform.Columns.constant;
import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.lane.Direction;
import io.gatehouse.platform.PageQuery;
import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The gates that were held open, in the database: one method, one statement. */
@ApplicationScoped
class HeldGates {

    private static final String BEGIN =
            """
            insert into gate_held_open (id, tenant_id, park_id, lane_id, direction, began_at, noticed_at)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (lane_id) where ended_at is null do nothing
            """;

    private static final String END =
            "update gate_held_open set ended_at = $3 where tenant_id = $1 and id = $2 and ended_at is null returning *";

    private static final String PAGE =
            """
            select h.*, l.name as lane, k.name as park
            from gate_held_open h join lane l on l.id = h.lane_id join park k on k.id = h.park_id
            where h.tenant_id = $1 and h.id < $2 and ($4::uuid is null or h.park_id = $4)
              and ($5::uuid is null or h.lane_id = $5) and ($6 or h.ended_at is null)
            order by h.id desc limit $3
            """;

    /** One of them, with the names that people know it by. */
    record Named(HeldGate gate, String lane, String park) {}

    /** Whether it was noticed by this: false when another instance was quicker. */
    Uni<Boolean> begin(SqlConnection tx, HeldGate gate) {
        return tx.preparedQuery(BEGIN)
                .execute(values(
                        gate.id(),
                        gate.tenantId(),
                        gate.parkId(),
                        gate.laneId(),
                        gate.direction(),
                        gate.began(),
                        gate.noticed()))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Empty when it had ended already. */
    Uni<Optional<HeldGate>> end(SqlConnection tx, UUID tenant, UUID id, Instant at) {
        return tx.preparedQuery(END).execute(values(tenant, id, at)).map(rows -> Rows.first(rows, HeldGates::gate));
    }

    /** One row more than the page, newest first. */
    Uni<List<Named>> page(SqlConnection tx, UUID tenant, PageQuery page, UUID park, UUID lane, boolean past) {
        return tx.preparedQuery(PAGE)
                .execute(values(tenant, page.below(), page.oneMore(), park, lane, past))
                .map(rows -> Rows.all(rows, row -> new Named(gate(row), row.getString("lane"), row.getString("park"))));
    }

    private static HeldGate gate(Row row) {
        return new HeldGate(
                uuid(row, "id"),
                uuid(row, "tenant_id"),
                uuid(row, "park_id"),
                uuid(row, "lane_id"),
                constant(Direction.class, row, "direction"),
                moment(row, "began_at"),
                moment(row, "noticed_at"),
                moment(row, "ended_at"));
    }
}
