package io.gatehouse.event.webhook;

import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.event.EventMonths;
import io.gatehouse.event.webhook.Unread.Entry;
import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The log, as a webhook with its filters reads it. */
@ApplicationScoped
class UnreadEvents {

    /** One row even when nothing is left, for the horizon. */
    private static final String AFTER =
            """
            select horizon::text::bigint as horizon, told.*
            from event_horizon() as horizon
            join webhook w on w.tenant_id = $1 and w.id = $2
            left join lateral (
              select e.tx::text::bigint as tx, e.seq, e.id, e.type, e.subject, e.at from event e
              where e.tenant_id = $1 and (e.tx, e.seq) > ($3::text::xid8, $4) and e.tx < horizon
                and e.id >= $6
                and (cardinality(w.types) = 0 or e.type like any (select replace(t, '*', '%') from unnest(w.types) as t))
                and (cardinality(w.parks) = 0 or e.park_id = any (w.parks))
              order by e.tx, e.seq limit $5) as told on true
            """;

    private final EventMonths months;

    UnreadEvents(EventMonths months) {
        this.months = months;
    }

    Uni<Unread> after(SqlConnection tx, UUID tenant, Standing from) {
        return tx.preparedQuery(AFTER)
                .execute(values(
                        tenant,
                        from.webhookId(),
                        String.valueOf(from.tx()),
                        from.seq(),
                        Unread.MOST,
                        months.from(from.tx())))
                .map(rows -> new Unread(
                        rows.iterator().next().getLong("horizon"),
                        Rows.all(rows, UnreadEvents::entry).stream()
                                .filter(entry -> entry.id() != null)
                                .toList()));
    }

    private static Entry entry(Row row) {
        return row.getUUID("id") == null
                ? new Entry(0, 0, null, null, null, null)
                : new Entry(
                        row.getLong("tx"),
                        row.getLong("seq"),
                        uuid(row, "id"),
                        row.getString("type"),
                        uuid(row, "subject"),
                        moment(row, "at"));
    }
}
