package io.gatehouse.robot;

import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Commands that are fetched by the controller they are for, in the database: one method, one statement. */
@ApplicationScoped
public class Handouts {

    /** Only what concerns the car that stands at the lane, and may still be done. */
    private static final String OUTSTANDING =
            """
            select c.* from passage p join command c on c.passage_id = p.id
            where p.tenant_id = $1 and p.lane_id = $2 and p.state in ('ARRIVED', 'HELD', 'CLEARED')
              and c.robot_code = $3 and c.outcome is null and c.deadline > $4
            order by c.id
            """;

    private static final String HANDED_OUT = "update command set sent_at = $3 where tenant_id = $1 and id = any($2)";

    /** Once only: hardware that cannot tell a repetition from a new command never gets one. */
    private static final String CLAIM =
            """
            update command c set sent_at = $3 from passage p
            where c.tenant_id = $1 and c.id = $2 and c.sent_at is null and c.outcome is null and c.deadline > $3
              and p.id = c.passage_id and p.state in ('ARRIVED', 'HELD', 'CLEARED')
            """;

    private static final String KNOWN = "select from command where tenant_id = $1 and id = $2 and robot_code = $3";

    /** @param lastAt when it was handed out last; null: never */
    public record Outstanding(Command command, Instant lastAt) {}

    public Uni<List<Outstanding>> outstanding(SqlConnection tx, UUID tenant, UUID lane, String robot, Instant now) {
        return tx.preparedQuery(OUTSTANDING)
                .execute(values(tenant, lane, robot, now))
                .map(rows -> Rows.all(rows, row -> new Outstanding(Outbox.command(row), moment(row, "sent_at"))));
    }

    public Uni<Void> handedOut(SqlConnection tx, UUID tenant, Collection<UUID> commands, Instant at) {
        return tx.preparedQuery(HANDED_OUT)
                .execute(values(tenant, commands.toArray(UUID[]::new), at))
                .replaceWithVoid();
    }

    /** Whether it is to be sent now, and by us. */
    public Uni<Boolean> claim(SqlConnection tx, UUID tenant, UUID command, Instant now) {
        return tx.preparedQuery(CLAIM).execute(values(tenant, command, now)).map(rows -> rows.rowCount() == 1);
    }

    public Uni<Boolean> isKnown(SqlConnection tx, UUID tenant, UUID command, String robot) {
        return tx.preparedQuery(KNOWN).execute(values(tenant, command, robot)).map(rows -> rows.size() == 1);
    }
}
