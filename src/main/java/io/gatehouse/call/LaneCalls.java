package io.gatehouse.call;

import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.lane.DeskCalls;
import io.gatehouse.platform.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The calls that come from lanes. */
@ApplicationScoped
class LaneCalls implements DeskCalls {

    private static final String RAISE =
            """
            insert into call (id, tenant_id, kind, reason, state, robot_code, lane_id, park_id, direction, passage_id,
                              queued_at, reached_at)
            values ($1, $2, 'FROM_ROBOT', $3, 'QUEUED', $4, $5, $6, $7, $8, $9, $9)
            on conflict do nothing
            """;

    private static final String JOIN =
            """
            update call set joined = joined + 1
            where tenant_id = $1 and state in ('QUEUED', 'OFFERED', 'ANSWERED', 'WRAP_UP')
              and (passage_id = $2 or ($2::uuid is null and passage_id is null and robot_code = $3))
            """;

    private static final String HOLDER =
            """
            select c.id, c.agent_id, a.subject, a.name from call c join agent a on a.id = c.agent_id
            where c.tenant_id = $1 and c.state in ('ANSWERED', 'WRAP_UP')
              and (c.passage_id = $2
                   or c.passage_id is null and c.lane_id = (select p.lane_id from passage p where p.id = $2))
            order by c.passage_id nulls last limit 1
            for share of c
            """;

    @Override
    public Uni<Void> raise(SqlConnection tx, Distress distress) {
        return tx.preparedQuery(RAISE)
                .execute(values(
                        Ids.next(),
                        distress.tenantId(),
                        distress.reason(),
                        distress.robotCode(),
                        distress.laneId(),
                        distress.parkId(),
                        distress.direction(),
                        distress.passageId(),
                        distress.at()))
                .chain(raised -> raised.rowCount() == 1 ? Uni.createFrom().voidItem() : join(tx, distress));
    }

    private static Uni<Void> join(SqlConnection tx, Distress distress) {
        return tx.preparedQuery(JOIN)
                .execute(values(distress.tenantId(), distress.passageId(), distress.robotCode()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Holder> holder(SqlConnection tx, UUID tenant, UUID passage) {
        return tx.preparedQuery(HOLDER).execute(values(tenant, passage)).map(rows -> {
            var found = rows.iterator();
            return found.hasNext() ? holder(found.next()) : null;
        });
    }

    private static Holder holder(Row row) {
        return new Holder(uuid(row, "id"), uuid(row, "agent_id"), row.getString("subject"), row.getString("name"));
    }
}
