package io.gatehouse.order;

import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.order.Payments.Home;
import io.gatehouse.order.channel.RefundState;
import io.gatehouse.platform.Problem;
import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The refunds in the database. */
@ApplicationScoped
public class Refunds {

    private static final String INSERT =
            """
            insert into refund (id, tenant_id, order_id, payment_id, state, amount, currency, refund_no, reason, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """;

    public Uni<Void> insert(SqlConnection tx, Refund r) {
        return tx.preparedQuery(INSERT)
                .execute(values(
                        r.id(),
                        r.tenantId(),
                        r.orderId(),
                        r.paymentId(),
                        r.state().name(),
                        r.amount(),
                        r.currency(),
                        r.refundNo(),
                        r.reason(),
                        r.createdAt()))
                .replaceWithVoid();
    }

    /** Refunds whose channel should be told or asked now, of all tenants; the home names the refund. */
    public Uni<List<Home>> due(SqlConnection connection, Instant now, int most) {
        return connection
                .preparedQuery("select tenant_id, refund_id from refunds_due($1, $2)")
                .execute(values(now, most))
                .map(rows -> Rows.all(rows, row -> new Home(row.getUUID("tenant_id"), row.getUUID("refund_id"))));
    }

    /** Marks a refund as asked for. Empty: it has ended. */
    public Uni<List<Refund>> claim(SqlConnection tx, UUID id, Instant now) {
        return tx.preparedQuery(
                        """
                        update refund set asked_at = $2 where id = $1 and state in ('PROCESSING', 'ABNORMAL') returning *
                        """)
                .execute(values(id, now))
                .map(rows -> Rows.all(rows, Refunds::refund));
    }

    /** Ours of that name at a channel; empty where it is another tenant's, or nobody's. */
    public Uni<Optional<Refund>> ofNumber(SqlConnection tx, UUID tenant, String refundNo) {
        return tx.preparedQuery("select * from refund where tenant_id = $1 and refund_no = $2")
                .execute(values(tenant, refundNo))
                .map(rows -> Rows.first(rows, Refunds::refund));
    }

    public Uni<List<Refund>> ofOrder(SqlConnection tx, UUID orderId) {
        return tx.preparedQuery("select * from refund where order_id = $1 order by id")
                .execute(values(orderId))
                .map(rows -> Rows.all(rows, Refunds::refund));
    }

    public Uni<Refund> of(SqlConnection tx, UUID orderId, UUID id) {
        return tx.preparedQuery("select * from refund where order_id = $1 and id = $2")
                .execute(values(orderId, id))
                .map(rows -> Rows.first(rows, Refunds::refund).orElseThrow(() -> Problem.notFound("refund", id)));
    }

    /** Keeps the moves that a refund made. */
    public Uni<Void> save(SqlConnection tx, Refund r) {
        return tx.preparedQuery("update refund set state = $2, ended_at = $3 where id = $1")
                .execute(values(r.id(), r.state().name(), r.endedAt()))
                .replaceWithVoid();
    }

    private static Refund refund(Row row) {
        return new Refund(
                row.getUUID("id"),
                row.getUUID("tenant_id"),
                row.getUUID("order_id"),
                row.getUUID("payment_id"),
                RefundState.valueOf(row.getString("state")),
                row.getLong("amount"),
                row.getString("currency"),
                row.getString("refund_no"),
                row.getString("reason"),
                moment(row, "created_at"),
                moment(row, "ended_at"));
    }
}
