package io.gatehouse.robot.broker;

import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.Database;
import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The robots in the database, as a broker asks for them. */
@ApplicationScoped
class BrokerRobots {

    private static final String NAMED = "select code, secret_hash, device from robot_at_broker($1)";

    private final Database database;

    BrokerRobots(Database database) {
        this.database = database;
    }

    Uni<Optional<RobotAtBroker>> named(String code) {
        return database.acrossTenants(connection -> connection
                .preparedQuery(NAMED)
                .execute(values(code))
                .map(rows -> Rows.first(
                        rows,
                        row -> new RobotAtBroker(
                                row.getString("code"), row.getString("secret_hash"), row.getString("device")))));
    }
}
