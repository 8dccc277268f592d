package io.gatehouse.call;

import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.Database;
import io.gatehouse.platform.Rows;
import io.gatehouse.platform.Sweeps;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Finds the queues in which time has done something: offers that ran out, patience that ended, agents who have gone. */
@ApplicationScoped
public class RoutingJob {

    private static final Logger LOG = Logger.getLogger(RoutingJob.class);

    private final Database database;
    private final Rounds rounds;
    private final RoutingTimes times;
    private final Clock clock;

    RoutingJob(Database database, Rounds rounds, RoutingTimes times, Clock clock) {
        this.database = database;
        this.rounds = rounds;
        this.times = times;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP, executionMaxDelay = Sweeps.SPREAD)
    Uni<Void> sweep() {
        return database.acrossTenants(this::due)
                .invoke(tenants -> tenants.forEach(rounds::ask))
                .onFailure()
                .invoke(failure -> LOG.warnf("No queue swept this time: %s", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<List<UUID>> due(SqlConnection connection) {
        var now = clock.instant();
        return connection
                .preparedQuery("select tenant_id from queues_to_route($1, $2)")
                .execute(values(now, times.seenBefore(now)))
                .map(rows -> Rows.all(rows, row -> uuid(row, "tenant_id")));
    }
}
