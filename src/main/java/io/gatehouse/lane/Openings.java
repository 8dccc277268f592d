package io.gatehouse.lane;

import static io.gatehouse.platform.Columns.constant;
import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.PageQuery;
import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The openings in the database: granted, concluded, never deleted. */
@ApplicationScoped
public class Openings {

    private static final String GRANT =
            """
            insert into opening (id, tenant_id, park_id, lane_id, passage_id, kind, cause, situation, plate, decided_by,
                                 command_id, granted_at, deadline, outcome, reason, ended_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            """;

    private static final String CONCLUDE =
            """
            update opening set outcome = $3, reason = $4, ended_at = $5
            where tenant_id = $1 and command_id = $2 and (outcome is null or outcome = 'UNKNOWN')
            returning *
            """;

    private static final String PAGE =
            """
            select * from opening
            where tenant_id = $1 and id < $2 and ($4::uuid is null or park_id = $4) and ($5::uuid is null or lane_id = $5)
              and ($6::uuid is null or passage_id = $6) and ($7::text is null or kind = $7)
              and ($8::text is null or outcome = $8)
            order by id desc limit $3
            """;

    private static final String OF_PASSAGE =
            "select * from opening where tenant_id = $1 and passage_id = $2 order by id";

    /** What someone asks for in a list; null asks for nothing. */
    public record Filter(UUID parkId, UUID laneId, UUID passageId, OpeningKind kind, OpeningOutcome outcome) {}

    Uni<Void> grant(SqlConnection tx, Opening opening) {
        return tx.preparedQuery(GRANT)
                .execute(values(
                        opening.id(),
                        opening.tenantId(),
                        opening.parkId(),
                        opening.laneId(),
                        opening.passageId(),
                        opening.kind(),
                        opening.cause(),
                        opening.situation(),
                        opening.plate(),
                        opening.decidedBy(),
                        opening.commandId(),
                        opening.grantedAt(),
                        opening.deadline(),
                        opening.outcome(),
                        opening.reason(),
                        opening.endedAt()))
                .replaceWithVoid();
    }

    /** The opening that this command was for; an outcome that was known already stands. */
    Uni<List<Opening>> conclude(
            SqlConnection tx, UUID tenant, UUID command, OpeningOutcome outcome, String reason, Instant at) {
        return tx.preparedQuery(CONCLUDE)
                .execute(values(tenant, command, outcome, reason, at))
                .map(Openings::all);
    }

    /** One row more than the page, newest first. */
    public Uni<List<Opening>> page(SqlConnection tx, UUID tenant, PageQuery page, Filter filter) {
        return tx.preparedQuery(PAGE)
                .execute(values(
                        tenant,
                        page.below(),
                        page.oneMore(),
                        filter.parkId(),
                        filter.laneId(),
                        filter.passageId(),
                        filter.kind(),
                        filter.outcome()))
                .map(Openings::all);
    }

    public Uni<List<Opening>> ofPassage(SqlConnection tx, UUID tenant, UUID passage) {
        return tx.preparedQuery(OF_PASSAGE).execute(values(tenant, passage)).map(Openings::all);
    }

    private static List<Opening> all(RowSet<Row> rows) {
        return Rows.all(rows, Openings::opening);
    }

    private static Opening opening(Row row) {
        return new Opening(
                uuid(row, "id"),
                uuid(row, "tenant_id"),
                uuid(row, "park_id"),
                uuid(row, "lane_id"),
                uuid(row, "passage_id"),
                constant(OpeningKind.class, row, "kind"),
                row.getString("cause"),
                constant(Situation.class, row, "situation"),
                row.getString("plate"),
                row.getString("decided_by"),
                uuid(row, "command_id"),
                moment(row, "granted_at"),
                moment(row, "deadline"),
                constant(OpeningOutcome.class, row, "outcome"),
                row.getString("reason"),
                moment(row, "ended_at"));
    }
}
