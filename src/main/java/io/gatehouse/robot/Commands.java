package io.gatehouse.robot;

import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.object;
import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.PageQuery;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** The commands to the robots and their outcomes. */
@ApplicationScoped
public class Commands {

    private static final String OF_ROBOT =
            """
            select id, passage_id, kind, deadline, created_at, sent_at, outcome, reason, ended_at from command
            where tenant_id = $1 and robot_code = $2 and id < $3 order by id desc limit $4
            """;

    private static final String OF_PASSAGE =
            """
            select id, passage_id, kind, deadline, created_at, sent_at, outcome, reason, ended_at,
                   payload - 'uploads' as payload
            from command where tenant_id = $1 and passage_id = $2 order by id
            """;

    /** One more than the page, newest first. */
    Uni<List<CommandView>> ofRobot(SqlConnection connection, UUID tenant, String code, PageQuery page) {
        return connection
                .preparedQuery(OF_ROBOT)
                .execute(values(tenant, code, page.below(), page.oneMore()))
                .map(rows -> views(rows, row -> null));
    }

    /** With what they said, oldest first; where to put photos is for the robot alone to know. */
    public Uni<List<CommandView>> ofPassage(SqlConnection connection, UUID tenant, UUID passage) {
        return connection
                .preparedQuery(OF_PASSAGE)
                .execute(values(tenant, passage))
                .map(rows -> views(rows, row -> object(row, "payload").getMap()));
    }

    private static List<CommandView> views(RowSet<Row> rows, Function<Row, Map<String, Object>> message) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> view(row, message.apply(row)))
                .toList();
    }

    private static CommandView view(Row row, Map<String, Object> message) {
        return new CommandView(
                uuid(row, "id"),
                uuid(row, "passage_id"),
                row.getString("kind"),
                moment(row, "deadline"),
                moment(row, "created_at"),
                moment(row, "sent_at"),
                row.getString("outcome"),
                row.getString("reason"),
                moment(row, "ended_at"),
                message);
    }
}
