package io.gatehouse.event;

import io.gatehouse.platform.Database;
import io.gatehouse.platform.Rows;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.TreeMap;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * The months of the log that are closed: a reader who is past them leaves them alone. What is known here may be hours old;
 * then a reader looks into one month more than it must.
 */
@ApplicationScoped
public class EventMonths {

    private static final Logger LOG = Logger.getLogger(EventMonths.class);
    private static final UUID FIRST = new UUID(0, 0);

    /** No transaction from this one on tells anything before this id. */
    private record Closed(long tx, UUID until) {}

    private static final String CLOSED =
            """
            select closed_tx::text::bigint as tx, until_id from event_month where closed_tx is not null order by month
            """;

    private final Database database;
    private volatile TreeMap<Long, UUID> closed = new TreeMap<>();

    EventMonths(Database database) {
        this.database = database;
    }

    @Scheduled(every = "1h")
    Uni<Void> look() {
        return database.acrossTenants(connection -> connection
                        .query(CLOSED)
                        .execute()
                        .map(rows -> Rows.all(rows, row -> new Closed(row.getLong("tx"), row.getUUID("until_id")))))
                .invoke(months -> {
                    var found = new TreeMap<Long, UUID>();
                    months.forEach(month -> found.put(month.tx(), month.until()));
                    closed = found;
                })
                .onFailure()
                .invoke(failure -> LOG.warnf("The log's months are as they were known: %s", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    /** No event of this transaction or a later one has a lower id. */
    public UUID from(long tx) {
        var month = closed.floorEntry(tx);
        return month == null ? FIRST : month.getValue();
    }
}
