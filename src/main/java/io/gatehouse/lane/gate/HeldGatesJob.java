package io.gatehouse.lane.gate;

import static io.gatehouse.platform.Columns.constant;
import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.event.Events;
import io.gatehouse.lane.Direction;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Ids;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Notices gates that are held open while nobody is seen there, and when that is over. Every instance may run it. */
@ApplicationScoped
public class HeldGatesJob {

    private final Database database;
    private final HeldGates gates;
    private final Events events;
    private final Clock clock;
    private final Duration patience;

    HeldGatesJob(
            Database database,
            HeldGates gates,
            Events events,
            Clock clock,
            @ConfigProperty(name = "gatehouse.lanes.held-open-after") Duration patience) {
        this.database = database;
        this.gates = gates;
        this.events = events;
        this.clock = clock;
        this.patience = patience;
    }

    @Scheduled(
            every = "{gatehouse.lanes.held-open-sweep}",
            concurrentExecution = ConcurrentExecution.SKIP,
            executionMaxDelay = Sweeps.SPREAD)
    Uni<Void> notice() {
        var now = clock.instant();
        return Sweeps.each(rows("select * from gates_left_open($1)", now.minus(patience)), row -> begin(held(row, now)))
                .chain(() -> Sweeps.each(rows("select * from gates_closed_again($1)", now), row -> end(row, now)));
    }

    private Uni<Void> begin(HeldGate gate) {
        return database.inTenant(gate.tenantId(), tx -> gates.begin(tx, gate)
                .chain(noticed -> noticed
                        ? events.tell(tx, List.of(gate.fact(gate.noticed())))
                        : Uni.createFrom().voidItem()));
    }

    private Uni<Void> end(Row row, Instant now) {
        var tenant = uuid(row, "tenant_id");
        return database.inTenant(tenant, tx -> gates.end(tx, tenant, uuid(row, "id"), moment(row, "closed_at"))
                .chain(ended -> events.tell(
                        tx, ended.stream().map(gate -> gate.fact(now)).toList())));
    }

    private static HeldGate held(Row row, Instant now) {
        return new HeldGate(
                Ids.next(),
                uuid(row, "tenant_id"),
                uuid(row, "park_id"),
                uuid(row, "lane_id"),
                constant(Direction.class, row, "direction"),
                moment(row, "began_at"),
                now,
                null);
    }

    private Uni<List<Row>> rows(String query, Instant at) {
        return database.acrossTenants(connection ->
                connection.preparedQuery(query).execute(values(at)).map(rows -> Rows.all(rows, row -> row)));
    }
}
