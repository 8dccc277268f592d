package io.gatehouse.lane.desk;

import static io.gatehouse.platform.Columns.object;
import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.park.ParkRules;
import io.gatehouse.platform.Rows;
import io.gatehouse.platform.StoredJson;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** What the robots were told last to say and show. */
@ApplicationScoped
class Pictures {

    /** Whoever decides about the car at this moment tells its robot more than we could: then there is no row. */
    private static final String LAST_OF_LIVE =
            """
            select p.robot_code, p.arrival_id, k.rules, tell_scene_changed(p.lane_id),
                   (select c.payload from command c where c.passage_id = p.id and c.kind = 'present'
                    order by c.id desc limit 1) as payload
            from passage p join park k on k.id = p.park_id
            where p.tenant_id = $1 and p.id = $2 and p.state in ('ARRIVED', 'HELD', 'CLEARED')
            for no key update of p skip locked
            """;

    private final StoredJson stored;

    Pictures(StoredJson stored) {
        this.stored = stored;
    }

    /**
     * @param locale that the park's robots speak
     * @param present null when nothing was presented yet
     */
    record Picture(String robotCode, UUID arrivalId, String locale, JsonObject present) {}

    /** Empty when no such car stands at a lane any more, or its picture is just being changed. */
    Uni<Optional<Picture>> lastOfLive(SqlConnection tx, UUID tenant, UUID passage) {
        return tx.preparedQuery(LAST_OF_LIVE)
                .execute(values(tenant, passage))
                .map(rows -> Rows.first(rows, this::picture));
    }

    private Picture picture(Row row) {
        var rules = stored.read(object(row, "rules"), ParkRules.class);
        return new Picture(
                row.getString("robot_code"), uuid(row, "arrival_id"), rules.locale(), object(row, "payload"));
    }
}
