package io.gatehouse.order.arrears;

import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.Rows;
import io.gatehouse.platform.Sweeps.Due;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who is to be reminded, and was, in the database. */
@ApplicationScoped
class Reminders {

    /** An order is at the step of so many durations that have passed; one row for each that was not told yet. */
    private static final String REMEMBER =
            """
            insert into arrears_reminder (order_id, step, tenant_id, at)
            select o.id, due.step, o.tenant_id, $3 from orders o
            cross join lateral (select count(*)::int as step from unnest($4::bigint[]) as s
                                where o.arrears_since + s * interval '1 second' <= $3) due
            where o.tenant_id = $1 and o.plate = $2 and o.state = 'ARREARS' and due.step > 0
              and not exists (select from arrears_reminder r where r.order_id = o.id and r.step >= due.step)
            on conflict do nothing
            returning order_id, step
            """;

    /** Where the plate was last seen when it ran up its newest debt. */
    private static final String LAST_SEEN =
            """
            select p.id from orders o join stay s on s.id = o.stay_id
            join passage p on p.id in (s.exit_passage_id, s.entry_passage_id) and p.plate = o.plate
            where o.tenant_id = $1 and o.plate = $2 and o.state = 'ARREARS'
            order by o.id desc, p.arrived_at desc limit 1
            """;

    /** A plate of a tenant. */
    record Debtor(UUID tenant, String plate) {}

    Uni<List<Debtor>> due(SqlConnection connection, Instant now, List<Duration> steps, int most) {
        return connection
                .preparedQuery("select tenant_id, plate from arrears_to_remind($1, $2, $3)")
                .execute(values(now, seconds(steps), most))
                .map(rows -> Rows.all(rows, row -> new Debtor(uuid(row, "tenant_id"), row.getString("plate"))));
    }

    /** The highest step that is told now; 0 when another instance was quicker. */
    Uni<Integer> remember(SqlConnection tx, Debtor debtor, Instant now, List<Duration> steps) {
        return tx.preparedQuery(REMEMBER)
                .execute(values(debtor.tenant(), debtor.plate(), now, seconds(steps)))
                .map(rows -> Rows.all(rows, row -> row.getInteger("step")).stream()
                        .max(Integer::compare)
                        .orElse(0));
    }

    Uni<Optional<UUID>> lastSeen(SqlConnection tx, Debtor debtor) {
        return tx.preparedQuery(LAST_SEEN)
                .execute(values(debtor.tenant(), debtor.plate()))
                .map(rows -> Rows.first(rows, row -> uuid(row, "id")));
    }

    /** Orders that collect one which cannot be paid any more. */
    Uni<List<Due>> collectionsToClose(SqlConnection connection, Instant madeBefore, int most) {
        return connection
                .preparedQuery("select tenant_id, order_id from collections_to_close($1, $2)")
                .execute(values(madeBefore, most))
                .map(rows -> Rows.all(rows, row -> new Due(uuid(row, "tenant_id"), uuid(row, "order_id"))));
    }

    private static Long[] seconds(List<Duration> steps) {
        return steps.stream().map(Duration::toSeconds).toArray(Long[]::new);
    }
}
