package io.gatehouse.call;

import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.Database;
import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The calls that agents have, in the database. */
@ApplicationScoped
class HeldCalls {

    private static final String OF_AGENT =
            """
            select * from call where tenant_id = $1 and agent_id = $2 and state in ('OFFERED', 'ANSWERED', 'WRAP_UP')
            order by id
            """;

    private final Database database;

    HeldCalls(Database database) {
        this.database = database;
    }

    /** Oldest first. */
    Uni<List<HeldCall>> of(UUID tenant, UUID agent) {
        return database.inTenant(tenant, tx -> tx.preparedQuery(OF_AGENT)
                .execute(values(tenant, agent))
                .map(rows -> Rows.all(rows, HeldCalls::call)));
    }

    private static HeldCall call(Row row) {
        return new HeldCall(
                uuid(row, "id"),
                row.getString("kind"),
                row.getString("reason"),
                row.getString("state"),
                row.getString("caller"),
                row.getString("robot_code"),
                uuid(row, "lane_id"),
                uuid(row, "park_id"),
                row.getString("direction"),
                uuid(row, "passage_id"),
                row.getInteger("joined"),
                row.getString("language"),
                uuid(row, "agent_id"),
                moment(row, "queued_at"),
                moment(row, "offered_at"),
                moment(row, "offered_until"),
                moment(row, "answered_at"),
                moment(row, "wrapped_up_at"));
    }
}
