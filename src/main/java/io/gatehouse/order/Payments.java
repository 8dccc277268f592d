package io.gatehouse.order;

import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.order.channel.PaymentMethod;
import io.gatehouse.platform.Problem;
import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The attempts to pay in the database. */
@ApplicationScoped
public class Payments {

    private static final String INSERT =
            """
            insert into payment (id, tenant_id, order_id, channel, method, state, amount, currency, trade_no, created_at, park_id,
              account_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """;

    /** A row that the functions which answer across tenants name: no more than where to find it. */
    public record Home(UUID tenantId, UUID id) {}

    public Uni<Void> insert(SqlConnection tx, Payment p) {
        return tx.preparedQuery(INSERT)
                .execute(values(
                        p.id(),
                        p.tenantId(),
                        p.orderId(),
                        p.channel(),
                        p.method().name(),
                        p.state().name(),
                        p.amount(),
                        p.currency(),
                        p.tradeNo(),
                        p.createdAt(),
                        p.parkId(),
                        p.accountId()))
                .replaceWithVoid();
    }

    /** Whose payment a channel speaks of; it knows nothing but the trade number. */
    public Uni<Home> homeOf(SqlConnection connection, String tradeNo) {
        return connection
                .preparedQuery("select tenant_id, payment_id as id from home_of_payment($1)")
                .execute(values(tradeNo))
                .map(rows -> homes(rows).stream().findFirst().orElseThrow(() -> Problem.notFound("payment", tradeNo)));
    }

    /** Attempts whose channel should be asked now, of all tenants. */
    public Uni<List<Home>> due(SqlConnection connection, Instant now, int most) {
        return connection
                .preparedQuery("select tenant_id, payment_id as id from payments_due($1, $2)")
                .execute(values(now, most))
                .map(Payments::homes);
    }

    /** Promises that were not kept, and that the driver may have kept since, of all tenants. */
    public Uni<List<Home>> failedPromisesDue(SqlConnection connection, Instant now, int most) {
        return connection
                .preparedQuery("select tenant_id, payment_id as id from failed_promises_due($1, $2)")
                .execute(values(now, most))
                .map(Payments::homes);
    }

    /** Marks such a promise as asked about. */
    public Uni<List<Payment>> claimFailed(SqlConnection tx, UUID id, Instant now) {
        return tx.preparedQuery(
                        """
                        update payment set asked_at = $2::timestamptz
                        where id = $1 and state = 'FAILED' and closed_at is not null
                          and (asked_at is null or asked_at < $2::timestamptz - interval '1 minute')
                        returning *
                        """)
                .execute(values(id, now))
                .map(Payments::all);
    }

    /** Marks an attempt as asked, unless it is settled or another instance has just asked: then empty. */
    public Uni<List<Payment>> claim(SqlConnection tx, UUID id, Instant now) {
        return tx.preparedQuery(
                        """
                        update payment set asked_at = $2::timestamptz where id = $1
                          and (state in ('CREATED', 'ACCEPTED') or state = 'FAILED' and closed_at is null)
                          and (asked_at is null or asked_at < $2::timestamptz - interval '500 milliseconds')
                        returning *
                        """)
                .execute(values(id, now))
                .map(Payments::all);
    }

    /** Ours of that name at a channel; empty where it is another tenant's, or nobody's. */
    public Uni<Optional<Payment>> ofTrade(SqlConnection tx, UUID tenant, String tradeNo) {
        return tx.preparedQuery("select * from payment where tenant_id = $1 and trade_no = $2")
                .execute(values(tenant, tradeNo))
                .map(rows -> Rows.first(rows, Payments::payment));
    }

    public Uni<Payment> of(SqlConnection tx, UUID tenant, UUID id) {
        return tx.preparedQuery("select * from payment where tenant_id = $1 and id = $2")
                .execute(values(tenant, id))
                .map(rows -> Rows.first(rows, Payments::payment).orElseThrow(() -> Problem.notFound("payment", id)));
    }

    public Uni<UUID> orderOf(SqlConnection tx, UUID tenant, UUID id) {
        return tx.preparedQuery("select order_id from payment where tenant_id = $1 and id = $2")
                .execute(values(tenant, id))
                .map(rows -> rows.iterator().next().getUUID("order_id"));
    }

    Uni<Payment> of(SqlConnection tx, UUID id) {
        return tx.preparedQuery("select * from payment where id = $1")
                .execute(values(id))
                .map(rows -> all(rows).get(0));
    }

    public Uni<List<Payment>> ofOrder(SqlConnection tx, UUID orderId) {
        return tx.preparedQuery("select * from payment where order_id = $1 order by id")
                .execute(values(orderId))
                .map(Payments::all);
    }

    /** For all the orders of a stay. */
    public Uni<List<Payment>> ofStay(SqlConnection tx, UUID tenant, UUID stay) {
        return tx.preparedQuery(
                        """
                        select p.* from payment p where p.order_id in (
                          select unnest(array[o.id, o.paid_with]) from orders o where o.tenant_id = $1 and o.stay_id = $2)
                        order by p.id
                        """)
                .execute(values(tenant, stay))
                .map(Payments::all);
    }

    /** Keeps the moves that an attempt made. */
    public Uni<Void> save(SqlConnection tx, Payment p) {
        return tx.preparedQuery(
                        """
                        update payment set state = $2, channel_ref = $3, reason = $4, ended_at = $5, closed_at = $6
                        where id = $1
                        """)
                .execute(values(p.id(), p.state().name(), p.channelRef(), p.reason(), p.endedAt(), p.closedAt()))
                .replaceWithVoid();
    }

    /** The attempt as it stands then: it may be over before its code comes. */
    public Uni<Payment> saveCodeUrl(SqlConnection tx, UUID id, String codeUrl) {
        return tx.preparedQuery("update payment set code_url = $2 where id = $1 returning *")
                .execute(values(id, codeUrl))
                .map(rows -> all(rows).get(0));
    }

    private static List<Home> homes(RowSet<Row> rows) {
        return Rows.all(rows, row -> new Home(row.getUUID("tenant_id"), row.getUUID("id")));
    }

    private static List<Payment> all(RowSet<Row> rows) {
        return Rows.all(rows, Payments::payment);
    }

    private static Payment payment(Row row) {
        return new Payment(
                row.getUUID("id"),
                row.getUUID("tenant_id"),
                row.getUUID("order_id"),
                row.getUUID("park_id"),
                row.getString("channel"),
                row.getUUID("account_id"),
                PaymentMethod.valueOf(row.getString("method")),
                PaymentState.valueOf(row.getString("state")),
                row.getLong("amount"),
                row.getString("currency"),
                row.getString("trade_no"),
                row.getString("channel_ref"),
                row.getString("code_url"),
                row.getString("reason"),
                moment(row, "created_at"),
                moment(row, "ended_at"),
                moment(row, "closed_at"));
    }
}
