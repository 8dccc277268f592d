package io.gatehouse.lane;

import static io.gatehouse.platform.Columns.constant;
import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.lane.Opening.ByDesk;
import io.gatehouse.lane.Opening.Review;
import io.gatehouse.platform.PageQuery;
import io.gatehouse.platform.Problem;
import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The openings in the database: granted, concluded, never deleted. Each statement that writes one also seals it. */
@ApplicationScoped
public class Openings {

    private static final String GRANT =
            """
            insert into opening (id, tenant_id, park_id, lane_id, passage_id, direction, kind, cause, situation, plate,
                                 decided_by, command_id, granted_at, deadline, outcome, reason, ended_at,
                                 abnormal_reason, remark, agent_id, call_id, by_supervisor, document_photos, scene_photos)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
                    $23, $24)
            """;

    private static final String CONCLUDE =
            """
            update opening set outcome = $3, reason = $4, ended_at = $5
            where tenant_id = $1 and command_id = $2 and (outcome is null or outcome = 'UNKNOWN')
            returning *, null::text as reviewed_by, null::text as review_remark, null::timestamptz as reviewed_at
            """;

    private static final String REVIEWED =
            """
            select o.*, r.reviewed_by, r.remark as review_remark, r.at as reviewed_at
            from opening o left join opening_review r on r.opening_id = o.id
            """;

    private static final String PAGE = REVIEWED
            + """
            where o.tenant_id = $1 and o.id < $2 and ($4::uuid is null or o.park_id = $4)
              and ($5::uuid is null or o.lane_id = $5) and ($6::uuid is null or o.passage_id = $6)
              and ($7::text is null or o.kind = $7) and ($8::text is null or o.outcome = $8)
              and ($9::uuid is null or o.agent_id = $9) and ($10::text is null or o.abnormal_reason = $10)
              and ($11::boolean is null or (r.opening_id is not null) = $11)
            order by o.id desc limit $3
            """;

    private static final String OF_PASSAGE = REVIEWED + " where o.tenant_id = $1 and o.passage_id = $2 order by o.id";

    private static final String ONE = REVIEWED + " where o.tenant_id = $1 and o.id = $2";

    /** What someone asks for in a list; null asks for nothing. */
    public record Filter(
            UUID parkId,
            UUID laneId,
            UUID passageId,
            OpeningKind kind,
            OpeningOutcome outcome,
            UUID agentId,
            AbnormalReason abnormalReason,
            Boolean reviewed) {}

    public Uni<Void> grant(SqlConnection tx, Opening opening) {
        var desk = opening.desk();
        return tx.preparedQuery(GRANT)
                .execute(values(
                        opening.id(),
                        opening.tenantId(),
                        opening.parkId(),
                        opening.laneId(),
                        opening.passageId(),
                        opening.direction(),
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
                        opening.endedAt(),
                        desk.abnormalReason(),
                        desk.remark(),
                        desk.agentId(),
                        desk.callId(),
                        desk.bySupervisor(),
                        desk.documentPhotos().toArray(UUID[]::new),
                        desk.scenePhotos().toArray(UUID[]::new)))
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
                        filter.outcome(),
                        filter.agentId(),
                        filter.abnormalReason(),
                        filter.reviewed()))
                .map(Openings::all);
    }

    public Uni<List<Opening>> ofPassage(SqlConnection tx, UUID tenant, UUID passage) {
        return tx.preparedQuery(OF_PASSAGE).execute(values(tenant, passage)).map(Openings::all);
    }

    public Uni<Opening> one(SqlConnection tx, UUID tenant, UUID id) {
        return tx.preparedQuery(ONE).execute(values(tenant, id)).map(rows -> Rows.first(rows, Openings::opening)
                .orElseThrow(() -> Problem.notFound("opening", id)));
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
                constant(Direction.class, row, "direction"),
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
                moment(row, "ended_at"),
                byDesk(row),
                review(row));
    }

    private static ByDesk byDesk(Row row) {
        return new ByDesk(
                constant(AbnormalReason.class, row, "abnormal_reason"),
                row.getString("remark"),
                uuid(row, "agent_id"),
                uuid(row, "call_id"),
                row.getBoolean("by_supervisor"),
                List.of(row.getArrayOfUUIDs("document_photos")),
                List.of(row.getArrayOfUUIDs("scene_photos")));
    }

    private static Review review(Row row) {
        var by = row.getString("reviewed_by");
        return by == null ? null : new Review(by, row.getString("review_remark"), moment(row, "reviewed_at"));
    }
}
