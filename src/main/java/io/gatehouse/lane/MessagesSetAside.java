package io.gatehouse.lane;

import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.Database;
import io.gatehouse.platform.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Messages that could not be understood, kept with the reason. */
@ApplicationScoped
class MessagesSetAside {

    private static final String KEEP =
            """
            insert into message_set_aside (id, tenant_id, robot_code, topic, code, detail, payload, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """;

    private final Database database;
    private final LaneSetups setups;
    private final Clock clock;

    MessagesSetAside(Database database, LaneSetups setups, Clock clock) {
        this.database = database;
        this.setups = setups;
        this.clock = clock;
    }

    /** Whether the robot is one of ours, so that it can be told. */
    Uni<Boolean> keep(String robot, String kind, byte[] payload, BadMessage reason) {
        return setups.tenantOf(robot).chain(tenant -> {
            var row = values(
                    Ids.next(),
                    tenant.orElse(null),
                    robot,
                    "up/" + kind,
                    reason.code(),
                    reason.getMessage(),
                    Buffer.buffer(payload),
                    clock.instant());
            return insert(tenant, row).replaceWith(tenant.isPresent());
        });
    }

    private Uni<?> insert(Optional<UUID> tenant, Tuple row) {
        return tenant.isPresent()
                ? database.inTenant(tenant.get(), tx -> tx.preparedQuery(KEEP).execute(row))
                : database.acrossTenants(
                        connection -> connection.preparedQuery(KEEP).execute(row));
    }
}
