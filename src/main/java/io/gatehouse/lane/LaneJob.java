package io.gatehouse.lane;

import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.lane.Passages.Ref;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Rows;
import io.gatehouse.platform.Sweeps;
import io.gatehouse.platform.Sweeps.Due;
import io.gatehouse.robot.Outbox;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Finishes what a process that died, or a broker that was away, left half done. Whatever it does is safe to do twice, so
 * every instance runs it.
 */
@ApplicationScoped
public class LaneJob {

    private static final int MOST = 500;
    /** Younger commands are on their way. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(2);
    /** The robot's answer may take this long after the deadline. */
    private static final Duration ANSWER_TRAVELS = Duration.ofSeconds(5);
    /** Younger passages are being decided. */
    private static final Duration BEING_DECIDED = Duration.ofSeconds(3);

    private final Database database;
    private final Outbox outbox;
    private final OutcomeService outcomes;
    private final WaitingCars waiting;
    private final Downlink downlink;
    private final Clock clock;

    LaneJob(
            Database database,
            Outbox outbox,
            OutcomeService outcomes,
            WaitingCars waiting,
            Downlink downlink,
            Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.outcomes = outcomes;
        this.waiting = waiting;
        this.downlink = downlink;
        this.clock = clock;
    }

    /** Sends what was committed and not sent, while its deadline holds and its car stands there. */
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP, executionMaxDelay = Sweeps.SPREAD)
    Uni<Void> sendUnsent() {
        var now = clock.instant();
        return Sweeps.perTenant(
                due("select * from unsent_commands($1, $2, $3)", values(now.minus(ON_ITS_WAY), now, MOST)),
                (tenant, ids) -> database.inTenant(tenant, tx -> outbox.unsent(tx, tenant, ids, now))
                        .invoke(downlink::send)
                        .replaceWithVoid());
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP, executionMaxDelay = Sweeps.SPREAD)
    Uni<Void> giveUpUnanswered() {
        var before = clock.instant().minus(ANSWER_TRAVELS);
        return Sweeps.perTenant(due("select * from overdue_commands($1, $2)", values(before, MOST)), outcomes::giveUp);
    }

    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP, executionMaxDelay = Sweeps.SPREAD)
    Uni<Void> reconsiderWaiting() {
        var before = clock.instant().minus(BEING_DECIDED);
        return Sweeps.each(
                rows("select * from cars_to_reconsider($1, $2)", values(before, MOST)),
                row -> waiting.reconsider(
                        uuid(row, "tenant_id"), List.of(new Ref(uuid(row, "lane_id"), uuid(row, "arrival_id")))));
    }

    private Uni<List<Due>> due(String query, Tuple parameters) {
        return rows(query, parameters).map(rows -> rows.stream()
                .map(row -> new Due(uuid(row, "tenant_id"), uuid(row, "id")))
                .toList());
    }

    private Uni<List<Row>> rows(String query, Tuple parameters) {
        return database.acrossTenants(connection ->
                connection.preparedQuery(query).execute(parameters).map(rows -> Rows.all(rows, row -> row)));
    }
}
