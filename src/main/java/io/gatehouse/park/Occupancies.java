package io.gatehouse.park;

import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.Ids;
import io.gatehouse.platform.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** How many vehicles are in each park. A park that nobody entered yet has no row, which reads as empty. */
@ApplicationScoped
public class Occupancies {

    private static final String OF_PARKS =
            """
            select p.id, p.capacity, coalesce(o.inside, 0) as inside, coalesce(o.promised, 0) as promised,
                   coalesce(o.correction, 0) as correction
            from park p left join occupancy o on o.park_id = p.id
            where p.tenant_id = $1 and p.id = any($2)
            """;
    private static final String BEGIN =
            """
            insert into occupancy (park_id, tenant_id) select id, tenant_id from park where tenant_id = $1 and id = $2
            on conflict do nothing
            """;
    private static final String LOCK =
            """
            select p.id, p.capacity, o.inside, o.promised, o.correction
            from occupancy o join park p on p.id = o.park_id
            where o.tenant_id = $1 and o.park_id = $2 for update of o
            """;
    private static final String CORRECT =
            "update occupancy set correction = correction + $3 where tenant_id = $1 and park_id = $2";
    private static final String PROMISE =
            """
            insert into occupancy (park_id, tenant_id, promised) values ($2, $1, greatest($3, 0))
            on conflict (park_id) do update set promised = greatest(occupancy.promised + $3, 0)
            """;
    private static final String KEEP =
            """
            insert into occupancy_correction (id, tenant_id, park_id, difference, reason, corrected_by, at)
            values ($1, $2, $3, $4, $5, $6, $7)
            """;

    public Uni<Spaces> of(SqlConnection connection, UUID tenant, UUID park) {
        return connection
                .preparedQuery(OF_PARKS)
                .execute(values(tenant, new UUID[] {park}))
                .map(rows -> only(rows, park));
    }

    Uni<Map<UUID, Spaces>> of(SqlConnection connection, UUID tenant, Collection<UUID> parks) {
        return connection
                .preparedQuery(OF_PARKS)
                .execute(values(tenant, parks.toArray(UUID[]::new)))
                .map(Occupancies::byPark);
    }

    /** Makes the park's row if it is not there yet; nothing for another tenant's park. */
    Uni<Void> begin(SqlConnection transaction, UUID tenant, UUID park) {
        return transaction.preparedQuery(BEGIN).execute(values(tenant, park)).replaceWithVoid();
    }

    /** Nobody else counts until the transaction ends. */
    Uni<Spaces> lock(SqlConnection transaction, UUID tenant, UUID park) {
        return transaction.preparedQuery(LOCK).execute(values(tenant, park)).map(rows -> only(rows, park));
    }

    Uni<Void> correct(SqlConnection transaction, UUID tenant, UUID park, int difference) {
        return transaction
                .preparedQuery(CORRECT)
                .execute(values(tenant, park, difference))
                .replaceWithVoid();
    }

    /** @param difference cars let in, less those of them that came through or went away */
    public Uni<Void> promise(SqlConnection transaction, UUID tenant, UUID park, int difference) {
        return transaction
                .preparedQuery(PROMISE)
                .execute(Tuple.of(tenant, park, difference))
                .replaceWithVoid();
    }

    Uni<Void> keep(
            SqlConnection transaction, UUID tenant, UUID park, int difference, String reason, String by, Instant at) {
        return transaction
                .preparedQuery(KEEP)
                .execute(values(Ids.next(), tenant, park, difference, reason, by, at))
                .replaceWithVoid();
    }

    private static Spaces only(RowSet<Row> rows, UUID park) {
        for (var row : rows) {
            return spaces(row);
        }
        throw Problem.notFound("park", park);
    }

    private static Map<UUID, Spaces> byPark(RowSet<Row> rows) {
        var found = new HashMap<UUID, Spaces>();
        rows.forEach(row -> found.put(uuid(row, "id"), spaces(row)));
        return found;
    }

    private static Spaces spaces(Row row) {
        return new Spaces(
                row.getInteger("capacity"),
                row.getInteger("inside"),
                row.getInteger("promised"),
                row.getInteger("correction"));
    }
}
