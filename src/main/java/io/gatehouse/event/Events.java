package io.gatehouse.event;

import io.gatehouse.platform.Database;
import io.gatehouse.platform.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The log of facts in the database. */
@ApplicationScoped
public class Events {

    private static final String TELL =
            """
            insert into event (id, tenant_id, park_id, subject, type, at, data) values ($1, $2, $3, $4, $5, $6, $7)
            """;

    /**
     * Transactions below this one have all ended; one row even when nothing is left to tell. What an agent sees is read
     * anew each time, so that it follows when parks are added or taken away. Months before the cursor are left alone.
     */
    private static final String AFTER =
            """
            with agent_sees as materialized (
              select cardinality(parks) + cardinality(park_groups) = 0 as everything, parks_of_agent(id) as parks
              from agent where tenant_id = $1 and id = $8)
            select horizon::text::bigint as horizon, told.*
            from event_horizon() as horizon
            left join lateral (
              select tx::text::bigint as tx, seq, id, tenant_id, park_id, subject, type, at, data
              from event
              where tenant_id = $1 and (event.tx, event.seq) > ($2::text::xid8, $3) and event.tx < horizon
                and event.id >= $9
                and ($4::text[] is null or type = any ($4)) and ($5::uuid is null or park_id = $5)
                and ($6::uuid is null or subject = $6)
                and ($8::uuid is null or exists (
                  select from agent_sees
                  where everything or park_id = any (parks) or subject = $8 or data ->> 'agentId' = $8::text))
              order by event.tx, event.seq limit $7
            ) as told on true
            """;

    private final Database database;
    private final EventMonths months;
    private final EventSignal signal;
    private final boolean checked;

    Events(
            Database database,
            EventMonths months,
            EventSignal signal,
            @ConfigProperty(name = "gatehouse.events.checked", defaultValue = "false") boolean checked) {
        this.database = database;
        this.months = months;
        this.signal = signal;
        this.checked = checked;
    }

    /** Writes the facts in the caller's transaction: they are told if and only if it commits, and at once when it does. */
    public Uni<Void> tell(SqlConnection transaction, List<Fact> facts) {
        if (facts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        if (checked) {
            facts.forEach(Events::check);
        }
        whenCommitted(transaction.transaction());
        var rows = facts.stream().map(Events::row).toList();
        return transaction.preparedQuery(TELL).executeBatch(rows).replaceWithVoid();
    }

    /** In tests: a gate stays shut for nothing else. */
    private static void check(Fact fact) {
        var faults = EventTypes.faults(fact);
        if (!faults.isEmpty()) {
            throw new IllegalStateException(fact.type() + " " + fact.data() + ": " + faults);
        }
    }

    /** Who has a transaction without this object looks after the signal itself. */
    private void whenCommitted(Transaction transactionOrNull) {
        if (transactionOrNull != null) {
            transactionOrNull.completion().subscribe().with(committed -> signal.nudge(), rolledBack -> {});
        }
    }

    /** Oldest first; only what can no longer be preceded by something that commits later. */
    Uni<EventPage> after(Audience audience, EventCursor cursor, EventQuery query, int limit) {
        var which = Tuple.from(Arrays.asList(
                audience.tenantId(),
                String.valueOf(cursor.tx()),
                cursor.seq(),
                query.types(),
                query.parkId,
                query.subject,
                limit,
                audience.onlyOf(),
                months.from(cursor.tx())));
        return database.inParks(audience.tenantId(), audience.parks(), transaction -> transaction
                .preparedQuery(AFTER)
                .execute(which)
                .map(rows -> EventPage.of(events(rows), horizon(rows), cursor, limit)));
    }

    private static long horizon(RowSet<Row> rows) {
        return rows.iterator().next().getLong("horizon");
    }

    private static List<Event> events(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.getUUID("id") != null)
                .map(Events::event)
                .toList();
    }

    private static Event event(Row row) {
        return new Event(
                new EventCursor(row.getLong("tx"), row.getLong("seq")),
                row.getUUID("id"),
                row.getUUID("tenant_id"),
                row.getUUID("park_id"),
                row.getUUID("subject"),
                row.getString("type"),
                row.getOffsetDateTime("at").toInstant(),
                row.getJsonObject("data").getMap());
    }

    private static Tuple row(Fact fact) {
        return Tuple.from(Arrays.asList(
                Ids.next(),
                fact.tenantId(),
                fact.parkId(),
                fact.subject(),
                fact.type(),
                fact.at().atOffset(ZoneOffset.UTC),
                fact.data()));
    }
}
