package io.gatehouse.lane;

import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.Database;
import io.gatehouse.platform.Rows;
import io.gatehouse.platform.Sweeps;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether robots without a last will are there: while they are heard. */
@ApplicationScoped
public class HeardRobots {

    /** More often it is not written down. */
    private static final Duration OFTEN = Duration.ofSeconds(10);

    private final LaneSetups setups;
    private final RobotReports reports;
    private final Database database;
    private final Clock clock;
    private final Duration patience;
    private final ConcurrentHashMap<String, Instant> written = new ConcurrentHashMap<>();

    HeardRobots(
            LaneSetups setups,
            RobotReports reports,
            Database database,
            Clock clock,
            @ConfigProperty(name = "gatehouse.lanes.silent-after") Duration patience) {
        this.setups = setups;
        this.reports = reports;
        this.database = database;
        this.clock = clock;
        this.patience = patience;
    }

    /** It has just said something, whatever it was. */
    public Uni<Void> heard(UUID tenant, String robot) {
        var now = clock.instant();
        var before = written.get(robot);
        if (before != null && before.plus(OFTEN).isAfter(now)) {
            return Uni.createFrom().voidItem();
        }
        written.put(robot, now);
        return setups.ofRobot(robot)
                .chain(lane -> reports.heard(tenant, robot, lane))
                .onFailure()
                .invoke(failure -> written.remove(robot));
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP, executionMaxDelay = Sweeps.SPREAD)
    Uni<Void> missSilent() {
        var heardBefore = clock.instant().minus(patience);
        return Sweeps.each(silent(heardBefore), row -> {
            var robot = row.getString("code");
            written.remove(robot);
            return setups.ofRobot(robot)
                    .chain(lane -> reports.silent(uuid(row, "tenant_id"), robot, lane, heardBefore));
        });
    }

    private Uni<List<Row>> silent(Instant heardBefore) {
        return database.acrossTenants(connection -> connection
                .preparedQuery("select * from silent_robots($1)")
                .execute(values(heardBefore))
                .map(rows -> Rows.all(rows, row -> row)));
    }
}
