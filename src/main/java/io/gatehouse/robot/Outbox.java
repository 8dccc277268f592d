package io.gatehouse.robot;

import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Commands, kept with what caused them and sent after that is committed; and what became of each. */
@ApplicationScoped
public class Outbox {

    private static final String ADD =
            """
            insert into command (id, tenant_id, passage_id, robot_code, kind, payload, deadline, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """;

    private static final String SENT =
            "update command set sent_at = $3 where tenant_id = $1 and id = any($2) and sent_at is null";

    /** An outcome stands, except that UNKNOWN makes way for what the robot says in the end. */
    private static final String CONCLUDE =
            """
            update command set outcome = $4, reason = $5, ended_at = $6
            where tenant_id = $1 and id = $2 and robot_code = $3 and (outcome is null or outcome = 'UNKNOWN')
            returning id, kind, passage_id
            """;

    private static final String ANSWER =
            """
            (select * from command where tenant_id = $1 and passage_id = $2 and kind = 'present' and deadline > $3
             order by id desc limit 1)
            union all
            (select * from command where tenant_id = $1 and passage_id = $2 and kind = 'open' and outcome is null
             and deadline > $3)
            """;

    /** Only what concerns a car that still stands there: an opening for one that has gone is never sent again. */
    private static final String UNSENT =
            """
            select c.* from command c join passage p on p.id = c.passage_id
            where c.tenant_id = $1 and c.id = any($2) and c.outcome is null and c.sent_at is null and c.deadline > $3
              and p.state in ('ARRIVED', 'HELD', 'CLEARED')
            order by c.id
            """;

    private static final String OVERDUE =
            """
            update command set outcome = 'UNKNOWN', reason = 'no-answer', ended_at = $3
            where tenant_id = $1 and id = any($2) and outcome is null
            returning id, kind, passage_id
            """;

    /** A command of which an outcome has just become known. */
    public record Concluded(UUID id, Command.Kind kind, UUID passageId) {}

    public Uni<Void> add(SqlConnection tx, Command command) {
        return tx.preparedQuery(ADD)
                .execute(values(
                        command.id(),
                        command.tenantId(),
                        command.passageId(),
                        command.robotCode(),
                        command.kind().wire(),
                        command.payload(),
                        command.deadline(),
                        command.createdAt()))
                .replaceWithVoid();
    }

    /** The broker has them; unless it was known already. */
    public Uni<Void> sent(SqlConnection tx, UUID tenant, Collection<UUID> commands, Instant at) {
        return tx.preparedQuery(SENT)
                .execute(values(tenant, commands.toArray(UUID[]::new), at))
                .replaceWithVoid();
    }

    /** Empty when the outcome was known already, or the robot has no such command. */
    public Uni<List<Concluded>> conclude(
            SqlConnection tx,
            UUID tenant,
            UUID command,
            String robot,
            CommandOutcome outcome,
            String reason,
            Instant at) {
        return tx.preparedQuery(CONCLUDE)
                .execute(values(tenant, command, robot, outcome, reason, at))
                .map(Outbox::concluded);
    }

    public Uni<List<Command>> answerOf(SqlConnection tx, UUID tenant, UUID passage, Instant now) {
        return tx.preparedQuery(ANSWER).execute(values(tenant, passage, now)).map(Outbox::commands);
    }

    public Uni<List<Command>> unsent(SqlConnection tx, UUID tenant, Collection<UUID> ids, Instant now) {
        return tx.preparedQuery(UNSENT)
                .execute(values(tenant, ids.toArray(UUID[]::new), now))
                .map(Outbox::commands);
    }

    /** Nobody answered in time, so nobody knows. */
    public Uni<List<Concluded>> giveUp(SqlConnection tx, UUID tenant, Collection<UUID> ids, Instant now) {
        return tx.preparedQuery(OVERDUE)
                .execute(values(tenant, ids.toArray(UUID[]::new), now))
                .map(Outbox::concluded);
    }

    private static List<Concluded> concluded(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row ->
                        new Concluded(uuid(row, "id"), Command.Kind.of(row.getString("kind")), uuid(row, "passage_id")))
                .toList();
    }

    private static List<Command> commands(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(Outbox::command)
                .toList();
    }

    static Command command(Row row) {
        return new Command(
                uuid(row, "id"),
                uuid(row, "tenant_id"),
                uuid(row, "passage_id"),
                row.getString("robot_code"),
                Command.Kind.of(row.getString("kind")),
                row.getJsonObject("payload"),
                moment(row, "created_at"),
                moment(row, "deadline"));
    }
}
