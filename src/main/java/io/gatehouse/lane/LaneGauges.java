package io.gatehouse.lane;

import io.gatehouse.platform.Database;
import io.gatehouse.platform.Sweeps;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** What an operator alerts on that only the database knows: cars that wait, by age, and robots that are away. */
@ApplicationScoped
class LaneGauges {

    private static final Logger LOG = Logger.getLogger(LaneGauges.class);

    /** The gauges, by the column of {@code lanes_watched()} that each shows. */
    private static final Map<String, String> GAUGES = Map.of(
            "held", "gatehouse.passages.held",
            "held_over_minute", "gatehouse.passages.held.over.1m",
            "held_over_ten_minutes", "gatehouse.passages.held.over.10m",
            "robots_offline", "gatehouse.robots.offline");

    private final Database database;
    private final Map<String, AtomicInteger> shown;

    LaneGauges(Database database, MeterRegistry meters) {
        this.database = database;
        this.shown = GAUGES.keySet().stream()
                .collect(Collectors.toMap(
                        Function.identity(), column -> meters.gauge(GAUGES.get(column), new AtomicInteger())));
    }

    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP, executionMaxDelay = Sweeps.SPREAD)
    Uni<Void> look() {
        return database.acrossTenants(connection ->
                        connection.query("select * from lanes_watched()").execute())
                .invoke(rows -> show(rows.iterator().next()))
                .onFailure()
                .invoke(failure -> LOG.warnf("The lanes could not be watched: %s", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void show(Row row) {
        List.copyOf(shown.keySet()).forEach(column -> shown.get(column).set(row.getInteger(column)));
    }
}
