package io.gatehouse.order.reconciliation;

import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.Ids;
import io.gatehouse.platform.Money;
import io.gatehouse.platform.Problem;
import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The reconciliations in the database. */
@ApplicationScoped
public class Reconciliations {

    private static final int SHOWN = 1000;
    private static final String CURRENCY = "CNY";

    /** Which bill of which account. */
    public record Ref(UUID tenantId, String channel, UUID accountId, LocalDate day) {}

    /** Empty: it is fetched already, or somebody tried since then. */
    public Uni<Optional<UUID>> claim(SqlConnection tx, Ref ref, Instant now, Instant notSince) {
        return tx.preparedQuery(
                        """
                        insert into reconciliation (id, tenant_id, channel, account_id, day, state, tried_at)
                        values ($1, $2, $3, $4, $5, 'WAITING', $6)
                        on conflict (account_id, day) do update set tried_at = excluded.tried_at
                          where reconciliation.state = 'WAITING' and reconciliation.tried_at < $7
                        returning id
                        """)
                .execute(values(Ids.next(), ref.tenantId(), ref.channel(), ref.accountId(), ref.day(), now, notSince))
                .map(rows -> Rows.first(rows, row -> row.getUUID("id")));
    }

    /** Holds the row's lock, so that two who fetch the same bill do so one after the other. */
    Uni<UUID> fetched(SqlConnection tx, Ref ref, Bill bill, Instant now) {
        return tx.preparedQuery(
                        """
                        insert into reconciliation as r (id, tenant_id, channel, account_id, day, state, tried_at, fetched_at,
                          sha1, payments, payment_amount, refunds, refund_amount)
                        values ($1, $2, $3, $4, $5, 'FETCHED', $6, $6, $7, $8, $9, $10, $11)
                        on conflict (account_id, day) do update set state = 'FETCHED', tried_at = $6, fetched_at = $6,
                          sha1 = $7, payments = $8, payment_amount = $9, refunds = $10, refund_amount = $11
                        returning id
                        """)
                .execute(values(
                        Ids.next(),
                        ref.tenantId(),
                        ref.channel(),
                        ref.accountId(),
                        ref.day(),
                        now,
                        bill.sha1(),
                        bill.count(BillKind.PAYMENT),
                        bill.sum(BillKind.PAYMENT),
                        bill.count(BillKind.REFUND),
                        bill.sum(BillKind.REFUND)))
                .map(rows -> rows.iterator().next().getUUID("id"));
    }

    public Uni<Reconciliation> of(SqlConnection tx, UUID tenant, UUID id) {
        return tx.preparedQuery("select * from reconciliation where tenant_id = $1 and id = $2")
                .execute(values(tenant, id))
                .map(rows -> Rows.first(rows, Reconciliations::reconciliation)
                        .orElseThrow(() -> Problem.notFound("reconciliation", id)))
                .chain(found -> differences(tx, id).map(found::with));
    }

    public Uni<List<Reconciliation>> page(SqlConnection tx, UUID tenant, ReconciliationQuery query) {
        return tx.preparedQuery(
                        """
                        select * from reconciliation r where tenant_id = $1 and id < $2
                          and ($3::text is null or channel = $3) and ($4::uuid is null or account_id = $4)
                          and ($5::date is null or day = $5)
                          and ($6::text is null or exists (
                            select 1 from bill_difference d where d.reconciliation_id = r.id and d.cause = $6))
                        order by id desc limit $7
                        """)
                .execute(values(
                        tenant, query.below(), query.channel, query.accountId, query.day, query.cause, query.oneMore()))
                .map(rows -> Rows.all(rows, Reconciliations::reconciliation));
    }

    private Uni<List<Difference>> differences(SqlConnection tx, UUID id) {
        return tx.preparedQuery("select * from bill_difference where reconciliation_id = $1 order by no limit $2")
                .execute(values(id, SHOWN))
                .map(rows -> Rows.all(rows, Reconciliations::difference));
    }

    private static Reconciliation reconciliation(Row row) {
        return new Reconciliation(
                row.getUUID("id"),
                row.getString("channel"),
                row.getUUID("account_id"),
                row.getLocalDate("day"),
                row.getString("state"),
                moment(row, "fetched_at"),
                row.getInteger("payments"),
                new Money(row.getLong("payment_amount"), CURRENCY),
                row.getInteger("refunds"),
                new Money(row.getLong("refund_amount"), CURRENCY),
                row.getInteger("differences"),
                null);
    }

    private static Difference difference(Row row) {
        return new Difference(
                DifferenceCause.valueOf(row.getString("cause")),
                BillKind.valueOf(row.getString("kind")),
                row.getString("trade_no"),
                row.getString("refund_no"),
                row.getString("channel_ref"),
                row.getUUID("order_id"),
                row.getUUID("payment_id"),
                money(row, "here"),
                money(row, "there"));
    }

    private static Money money(Row row, String column) {
        var amount = row.getLong(column);
        return amount == null ? null : new Money(amount, row.getString("currency"));
    }
}
