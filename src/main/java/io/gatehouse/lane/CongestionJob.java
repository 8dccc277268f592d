package io.gatehouse.lane;

import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.event.EventSignal;
import io.gatehouse.event.Events;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Rows;
import io.gatehouse.platform.Sweeps;
import io.gatehouse.platform.Sweeps.Due;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Tells that a car has waited too long, once for each time that its driver stopped doing anything. */
@ApplicationScoped
public class CongestionJob {

    private static final int MOST = 500;

    private final Database database;
    private final CongestedLanes lanes;
    private final Events events;
    private final EventSignal signal;
    private final Clock clock;

    CongestionJob(Database database, CongestedLanes lanes, Events events, EventSignal signal, Clock clock) {
        this.database = database;
        this.lanes = lanes;
        this.events = events;
        this.signal = signal;
        this.clock = clock;
    }

    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP, executionMaxDelay = Sweeps.SPREAD)
    Uni<Void> tell() {
        var now = clock.instant();
        var untold = database.acrossTenants(connection -> connection
                .preparedQuery("select * from congested_untold($1, $2, $3)")
                .execute(values(now.minus(CongestedLanes.PATIENCE), now, MOST))
                .map(rows -> Rows.all(rows, row -> new Due(uuid(row, "tenant_id"), uuid(row, "passage_id")))));
        return Sweeps.each(untold, this::tell);
    }

    /** Another instance may have been first. */
    private Uni<Void> tell(Due waiting) {
        var now = clock.instant();
        return database.inTenant(waiting.tenant(), tx -> lanes.claim(tx, waiting.tenant(), waiting.id(), now)
                        .chain(claimed -> claimed.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : events.tell(tx, List.of(PassageFact.ofCongestion(claimed.get(0), now)))))
                .invoke(signal::nudge);
    }
}
