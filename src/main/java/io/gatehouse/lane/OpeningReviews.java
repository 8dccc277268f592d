package io.gatehouse.lane;

import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Who looked at which opening afterwards; once, and sealed like the opening itself. */
@ApplicationScoped
public class OpeningReviews {

    private static final String REVIEW =
            """
            insert into opening_review (opening_id, tenant_id, reviewed_by, agent_id, remark, at)
            values ($1, $2, $3, $4, $5, $6) on conflict do nothing
            """;

    public Uni<Void> review(SqlConnection tx, Opening opening, String by, UUID agent, String remark, Instant at) {
        return tx.preparedQuery(REVIEW)
                .execute(values(opening.id(), opening.tenantId(), by, agent, remark, at))
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw Problem.conflict("already-reviewed", "Somebody has looked at this opening before.");
                    }
                })
                .replaceWithVoid();
    }
}
