package io.gatehouse.call;

import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Stays that a caller may mean, in the database. */
@ApplicationScoped
class LookUps {

    private static final String STAYS =
            """
            select id from stay
            where tenant_id = $1 and entered_at >= $2 and ($3::text is not null and plate = $3
                  or $3::text is null and plate is null and driver = $4)
              and ($5::uuid is null or park_id = $5) and ($6::uuid[] is null or park_id = any ($6))
            order by (state = 'LIVE') desc, id desc limit $7
            """;

    /** Live ones first, then the newest; by plate, or without one by the driver. */
    Uni<List<UUID>> stays(
            SqlConnection tx,
            UUID tenant,
            Instant since,
            String plate,
            String driver,
            UUID park,
            List<UUID> within,
            int most) {
        var parks = within == null ? null : within.toArray(UUID[]::new);
        return tx.preparedQuery(STAYS)
                .execute(values(tenant, since, plate, driver, park, parks, most))
                .map(rows -> Rows.all(rows, row -> uuid(row, "id")));
    }
}
