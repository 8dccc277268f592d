package io.gatehouse.call;

import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Which groups stand around a park, in the database. */
@ApplicationScoped
class ParkAreas {

    /** However an operator nested them, even in a ring: twenty are enough. */
    private static final String GROUPS =
            """
            with recursive around as (
              select id as park_id, group_id, 0 as level from park
              where tenant_id = $1 and id = any($2) and group_id is not null
              union all
              select a.park_id, g.parent_id, a.level + 1 from around a join park_group g on g.id = a.group_id
              where g.parent_id is not null and a.level < 20
            )
            select park_id, group_id from around order by park_id, level
            """;

    /** Of each park that has one: its own, the one around that, and so on. */
    Uni<Map<UUID, List<UUID>>> groupsOf(SqlConnection tx, UUID tenant, Collection<UUID> parks) {
        return tx.preparedQuery(GROUPS)
                .execute(values(tenant, parks.toArray(UUID[]::new)))
                .map(rows -> Rows.all(rows, row -> row).stream()
                        .collect(Collectors.groupingBy(
                                row -> uuid(row, "park_id"),
                                Collectors.mapping(ParkAreas::group, Collectors.toList()))));
    }

    private static UUID group(Row row) {
        return uuid(row, "group_id");
    }
}
