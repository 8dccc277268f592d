package io.gatehouse.call;

import static io.gatehouse.platform.Columns.constant;
import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.call.Call.Place;
import io.gatehouse.lane.Direction;
import io.gatehouse.platform.Problem;
import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Lanes, as somebody sees them who wants to call one. */
@ApplicationScoped
class LaneSpots {

    private static final String OF_LANE =
            """
            select l.id, l.park_id, l.direction, r.code, r.phone, p.id as passage_id
            from lane l left join robot r on r.lane_id = l.id
            left join passage p on p.lane_id = l.id and p.state in ('ARRIVED', 'HELD', 'CLEARED')
            where l.tenant_id = $1 and l.id = $2
            """;

    /** @param phone of the robot's intercom; null when it has none */
    record Spot(Place place, String phone) {}

    Uni<Spot> ofLane(SqlConnection tx, UUID tenant, UUID lane) {
        return tx.preparedQuery(OF_LANE).execute(values(tenant, lane)).map(rows -> Rows.first(rows, LaneSpots::spot)
                .orElseThrow(() -> Problem.notFound("lane", lane)));
    }

    private static Spot spot(Row row) {
        var place = new Place(
                row.getString("code"),
                uuid(row, "id"),
                uuid(row, "park_id"),
                constant(Direction.class, row, "direction"),
                uuid(row, "passage_id"));
        return new Spot(place, row.getString("phone"));
    }
}
