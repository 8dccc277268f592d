package io.gatehouse.lane.controller;

import static io.gatehouse.platform.Columns.constant;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.Problem;
import io.gatehouse.platform.Rows;
import io.gatehouse.robot.Transport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Which lanes have a controller, in the database. */
@ApplicationScoped
class Controllers {

    private static final String OF_LANE =
            """
            select r.code, r.transport from lane l left join robot r on r.lane_id = l.id
            where l.tenant_id = $1 and l.id = $2
            """;

    private record Found(String code, Transport transport) {}

    /** The code under which the lane's controller is a robot; fails where the lane has none, or one that is reached otherwise. */
    Uni<String> ofLane(SqlConnection tx, UUID tenant, UUID lane) {
        return tx.preparedQuery(OF_LANE)
                .execute(values(tenant, lane))
                .map(rows -> Rows.first(
                                rows,
                                row -> new Found(row.getString("code"), constant(Transport.class, row, "transport")))
                        .orElseThrow(() -> Problem.notFound("lane", lane)))
                .map(Controllers::controller);
    }

    private static String controller(Found found) {
        if (found.code() == null) {
            throw Problem.conflict("lane-has-no-controller", "Set up a robot with transport HTTP at this lane first.");
        }
        if (found.transport() != Transport.HTTP) {
            throw Problem.conflict(
                    "lane-has-robot", "The robot of this lane is reached by " + found.transport() + ", not by HTTP.");
        }
        return found.code();
    }
}
