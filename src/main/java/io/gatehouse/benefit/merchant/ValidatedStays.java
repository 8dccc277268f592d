package io.gatehouse.benefit.merchant;

import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.Problem;
import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** The stays that merchants validate, in the database. */
@ApplicationScoped
class ValidatedStays {

    private static final String FIND =
            """
            select s.id, s.park_id, s.plate, s.state, k.time_zone, k.currency from stay s join park k on k.id = s.park_id
            where s.tenant_id = $1
            """;

    /** A stay, as far as a merchant needs to know it. */
    record Spot(UUID stayId, UUID parkId, String plate, boolean live, ZoneId zone, String currency) {}

    Uni<Spot> one(SqlConnection tx, UUID tenant, UUID stay) {
        return tx.preparedQuery(FIND + " and s.id = $2")
                .execute(values(tenant, stay))
                .map(rows -> Rows.first(rows, ValidatedStays::spot).orElseThrow(() -> Problem.notFound("stay", stay)));
    }

    /** Where a vehicle is inside. */
    Uni<List<Spot>> liveOf(SqlConnection tx, UUID tenant, String plate) {
        return tx.preparedQuery(FIND + " and s.plate = $2 and s.state = 'LIVE'")
                .execute(values(tenant, plate))
                .map(rows -> Rows.all(rows, ValidatedStays::spot));
    }

    private static Spot spot(Row row) {
        return new Spot(
                uuid(row, "id"),
                uuid(row, "park_id"),
                row.getString("plate"),
                row.getString("state").equals("LIVE"),
                ZoneId.of(row.getString("time_zone")),
                row.getString("currency"));
    }
}
