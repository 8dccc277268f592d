package io.gatehouse.lane.vzicloud;

import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.lane.DepartureService;
import io.gatehouse.lane.LaneSetups;
import io.gatehouse.lane.UpMessage.Departure;
import io.gatehouse.lane.UpMessage.Way;
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
import java.util.List;

/**
 * A camera with neither a loop behind its gate nor a gate that tells how it stands says nothing after it has opened. Who
 * was let through a while ago is through then: else the last car of the evening would never be inside.
 */
@ApplicationScoped
public class UnseenDeparturesJob {

    private static final Duration A_WHILE = Duration.ofSeconds(60);

    private final Database database;
    private final LaneSetups setups;
    private final DepartureService departures;
    private final Clock clock;

    UnseenDeparturesJob(Database database, LaneSetups setups, DepartureService departures, Clock clock) {
        this.database = database;
        this.setups = setups;
        this.departures = departures;
        this.clock = clock;
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP, executionMaxDelay = Sweeps.SPREAD)
    Uni<Void> letThrough() {
        return Sweeps.each(opened(), row -> setups.ofLane(uuid(row, "tenant_id"), uuid(row, "lane_id"))
                .chain(lane -> departures.depart(lane, new Departure(null, uuid(row, "arrival_id"), Way.THROUGH))));
    }

    private Uni<List<Row>> opened() {
        return database.acrossTenants(connection -> connection
                .preparedQuery("select * from cars_let_through_unseen($1)")
                .execute(values(clock.instant().minus(A_WHILE)))
                .map(rows -> Rows.all(rows, row -> row)));
    }
}
