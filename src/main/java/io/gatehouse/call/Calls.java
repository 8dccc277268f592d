package io.gatehouse.call;

import static io.gatehouse.platform.Columns.constant;
import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.call.Call.Hold;
import io.gatehouse.call.Call.Line;
import io.gatehouse.call.Call.Place;
import io.gatehouse.call.Call.Queue;
import io.gatehouse.call.Call.Times;
import io.gatehouse.lane.Direction;
import io.gatehouse.platform.Problem;
import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The calls in the database: one method, one statement. Whoever moves one holds its row's lock. */
@ApplicationScoped
public class Calls {

    private static final String INSERT =
            """
            insert into call (id, tenant_id, kind, reason, state, caller, robot_code, lane_id, park_id, direction,
                              passage_id, language, reach, reached_at, offers, asked, wanted, agent_id, slot,
                              offered_until, center, center_call_id, queued_at, offered_at, answered_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
                    $23, $24, $25)
            on conflict do nothing
            """;

    private static final String SAVE =
            """
            update call set
              state = $2, reach = $3, reached_at = $4, offers = $5, asked = $6, wanted = $7, told_ahead = $8,
              agent_id = $9, slot = $10, offered_until = $11, offered_at = $12, answered_at = $13, wrapped_up_at = $14,
              ended_at = $15, contact_rung_at = $16, disposition = $17, remark = $18
            where id = $1
            """;

    private static final String LOCK_LIVE_OF_LANE =
            """
            select * from call
            where tenant_id = $1 and state in ('QUEUED', 'OFFERED', 'ANSWERED', 'WRAP_UP')
              and (passage_id = $2 or passage_id is null and robot_code = $3)
            order by passage_id nulls last limit 1
            for update
            """;

    private static final String LOCK_UNANSWERED =
            """
            select c.*,
              coalesce(p.state in ('THROUGH', 'BACKED_OUT', 'ABANDONED'), false) as car_gone,
              coalesce(s.status in ('AWAY', 'OFFLINE'), false) as agent_gone
            from call c left join passage p on p.id = c.passage_id left join agent_state s on s.agent_id = c.agent_id
            where c.tenant_id = $1
              and (c.state = 'QUEUED'
                   or c.state = 'OFFERED' and (c.offered_until <= $2 or s.status in ('AWAY', 'OFFLINE')
                                               or p.state in ('THROUGH', 'BACKED_OUT', 'ABANDONED')))
            order by c.queued_at limit $3
            for update of c skip locked
            """;

    private static final String PAGE =
            """
            select * from call
            where tenant_id = $1 and id < $2 and ($4::text is null or state = $4) and ($5::text is null or kind = $5)
              and ($6::uuid is null or park_id = $6) and ($7::uuid is null or lane_id = $7)
              and ($8::uuid is null or agent_id = $8)
              and ($9::uuid[] is null or park_id is null or park_id = any ($9))
            order by id desc limit $3
            """;

    /**
     * A call that nobody has answered, and whether that has become pointless.
     *
     * @param agentGone whom it is offered to is not there any more
     */
    public record Unanswered(Call call, boolean carGone, boolean agentGone) {}

    /** False when there is a call about the same already, or its centre has told of it before. */
    public Uni<Boolean> insert(SqlConnection tx, Call call) {
        return tx.preparedQuery(INSERT).execute(values(inserted(call))).map(rows -> rows.rowCount() == 1);
    }

    /** Keeps the moves that a call made. */
    public Uni<Void> save(SqlConnection tx, Call call) {
        return saveAll(tx, List.of(call));
    }

    public Uni<Void> saveAll(SqlConnection tx, List<Call> calls) {
        if (calls.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(SAVE)
                .executeBatch(calls.stream().map(Calls::saved).toList())
                .replaceWithVoid();
    }

    public Uni<Call> of(SqlConnection tx, UUID tenant, UUID id) {
        return tx.preparedQuery("select * from call where tenant_id = $1 and id = $2")
                .execute(values(tenant, id))
                .map(rows -> one(rows, id));
    }

    public Uni<Call> lock(SqlConnection tx, UUID tenant, UUID id) {
        return tx.preparedQuery("select * from call where tenant_id = $1 and id = $2 for update")
                .execute(values(tenant, id))
                .map(rows -> one(rows, id));
    }

    /** The live call about this passage, else the one of this robot about no passage. */
    Uni<Optional<Call>> lockLiveOf(SqlConnection tx, UUID tenant, UUID passageOrNull, String robot) {
        return tx.preparedQuery(LOCK_LIVE_OF_LANE)
                .execute(values(tenant, passageOrNull, robot))
                .map(rows -> Rows.first(rows, Calls::call));
    }

    /** What waits or should wait again, longest first, as far as nobody else is working on it. */
    Uni<List<Unanswered>> lockUnanswered(SqlConnection tx, UUID tenant, Instant now, int most) {
        return tx.preparedQuery(LOCK_UNANSWERED)
                .execute(values(tenant, now, most))
                .map(rows -> Rows.all(
                        rows,
                        row -> new Unanswered(call(row), row.getBoolean("car_gone"), row.getBoolean("agent_gone"))));
    }

    /** Those that are offered to an agent, answered or being wrapped up, oldest first. */
    Uni<List<Call>> heldBy(SqlConnection tx, UUID tenant, UUID agent) {
        return tx.preparedQuery(
                        """
                        select * from call
                        where tenant_id = $1 and agent_id = $2 and state in ('OFFERED', 'ANSWERED', 'WRAP_UP') order by id
                        """)
                .execute(values(tenant, agent))
                .map(rows -> Rows.all(rows, Calls::call));
    }

    Uni<List<Call>> page(SqlConnection tx, UUID tenant, CallQuery query) {
        return tx.preparedQuery(PAGE)
                .execute(values(
                        tenant,
                        query.below(),
                        query.oneMore(),
                        query.state,
                        query.kind,
                        query.parkId,
                        query.laneId,
                        query.agentId,
                        query.within == null ? null : query.within.toArray(UUID[]::new)))
                .map(rows -> Rows.all(rows, Calls::call));
    }

    private static Object[] inserted(Call c) {
        return new Object[] {
            c.id(),
            c.tenantId(),
            c.kind(),
            c.reason(),
            c.state(),
            c.caller(),
            c.place().robotCode(),
            c.place().laneId(),
            c.place().parkId(),
            c.place().direction(),
            c.place().passageId(),
            c.language(),
            c.queue().reach(),
            c.queue().reachedAt(),
            c.queue().offers(),
            asked(c),
            c.queue().wanted(),
            c.hold().agentId(),
            c.hold().slot(),
            c.hold().offeredUntil(),
            c.line().center(),
            c.line().callId(),
            c.times().queued(),
            c.times().offered(),
            c.times().answered()
        };
    }

    private static Tuple saved(Call c) {
        return values(
                c.id(),
                c.state(),
                c.queue().reach(),
                c.queue().reachedAt(),
                c.queue().offers(),
                asked(c),
                c.queue().wanted(),
                c.queue().toldAhead(),
                c.hold().agentId(),
                c.hold().slot(),
                c.hold().offeredUntil(),
                c.times().offered(),
                c.times().answered(),
                c.times().wrappedUp(),
                c.times().ended(),
                c.times().contactRung(),
                c.disposition(),
                c.remark());
    }

    private static UUID[] asked(Call call) {
        return call.queue().asked().toArray(UUID[]::new);
    }

    private static Call one(RowSet<Row> rows, UUID id) {
        return Rows.first(rows, Calls::call).orElseThrow(() -> Problem.notFound("call", id));
    }

    /** From a row with all columns of the table. */
    static Call call(Row row) {
        return new Call(
                uuid(row, "id"),
                uuid(row, "tenant_id"),
                constant(CallKind.class, row, "kind"),
                constant(CallReason.class, row, "reason"),
                constant(CallState.class, row, "state"),
                row.getString("caller"),
                place(row),
                row.getInteger("joined"),
                row.getString("language"),
                queue(row),
                new Hold(uuid(row, "agent_id"), row.getInteger("slot"), moment(row, "offered_until")),
                new Line(row.getString("center"), row.getString("center_call_id")),
                times(row),
                row.getString("disposition"),
                row.getString("remark"));
    }

    private static Place place(Row row) {
        return new Place(
                row.getString("robot_code"),
                uuid(row, "lane_id"),
                uuid(row, "park_id"),
                constant(Direction.class, row, "direction"),
                uuid(row, "passage_id"));
    }

    private static Queue queue(Row row) {
        return new Queue(
                constant(Reach.class, row, "reach"),
                moment(row, "reached_at"),
                row.getInteger("offers"),
                new LinkedHashSet<>(Arrays.asList(row.getArrayOfUUIDs("asked"))),
                uuid(row, "wanted"),
                row.getInteger("told_ahead"));
    }

    private static Times times(Row row) {
        return new Times(
                moment(row, "queued_at"),
                moment(row, "offered_at"),
                moment(row, "answered_at"),
                moment(row, "wrapped_up_at"),
                moment(row, "ended_at"),
                moment(row, "contact_rung_at"));
    }
}
