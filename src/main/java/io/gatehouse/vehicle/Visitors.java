package io.gatehouse.vehicle;

import static io.gatehouse.platform.Columns.values;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** The visitors in the database. */
@ApplicationScoped
public class Visitors {

    private static final String REGISTER =
            """
            insert into visitor (id, tenant_id, park_id, lane_id, passage_id, plate, name, phone, reason, registered_by,
                                 agent_id, call_id, by_supervisor, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            """;

    public Uni<Void> register(SqlConnection tx, Visitor visitor) {
        var by = visitor.by();
        return tx.preparedQuery(REGISTER)
                .execute(values(
                        visitor.id(),
                        visitor.tenantId(),
                        visitor.parkId(),
                        visitor.laneId(),
                        visitor.passageId(),
                        visitor.plate(),
                        visitor.name(),
                        visitor.phone(),
                        visitor.reason(),
                        by.subject(),
                        by.agentId(),
                        by.callId(),
                        by.supervisor(),
                        visitor.at()))
                .replaceWithVoid();
    }
}
