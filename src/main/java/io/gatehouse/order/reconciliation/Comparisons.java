package io.gatehouse.order.reconciliation;

import static io.gatehouse.platform.Columns.values;

import io.gatehouse.order.reconciliation.Reconciliations.Ref;
import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Bills and their differences from the ledger, in the database. */
@ApplicationScoped
class Comparisons {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int AT_ONCE = 1000;

    /**
     * Line by line: what only one of the two has on that day, or with another amount. What the two agree about over all
     * days was only booked on another one; a refund that the channel has accepted and not yet ended is no difference; nor
     * is a payment that it took back on the spot.
     */
    private static final String COMPARE =
            """
            with there as (
              select kind, trade_no, refund_no, max(channel_ref) channel_ref, sum(amount)::bigint amount
              from bill_row where account_id = $2 and day = $3 group by kind, trade_no, refund_no
            ), booked as (
              select case when l.refund_id is null then 'PAYMENT' else 'REFUND' end kind, p.trade_no, r.refund_no,
                abs(sum(l.amount))::bigint amount
              from ledger_entry l join payment p on p.id = l.payment_id left join refund r on r.id = l.refund_id
              where l.tenant_id = $4 and l.channel = $5 and l.account = 'CHANNEL' and l.at >= $6 and l.at < $7
                and p.account_id = $2
              group by 1, 2, 3
            ), compared as (
              select coalesce(t.kind, b.kind) kind, coalesce(t.trade_no, b.trade_no) trade_no,
                coalesce(t.refund_no, b.refund_no) refund_no, t.channel_ref, b.amount here, t.amount there
              from there t full join booked b
                on b.kind = t.kind and b.trade_no = t.trade_no and b.refund_no is not distinct from t.refund_no
              where b.amount is distinct from t.amount and (b.amount is not null or t.amount <> 0)
            ), known as (
              select c.*, p.id payment_id, p.order_id, r.state refund_state, r.amount refund_amount,
                (select coalesce(sum(amount), 0) from bill_row w where w.account_id = $2 and w.kind = c.kind
                  and w.trade_no = c.trade_no and w.refund_no is not distinct from c.refund_no) there_ever,
                (select coalesce(abs(sum(l.amount)), 0) from ledger_entry l where l.order_id = p.order_id
                  and l.payment_id = p.id and l.account = 'CHANNEL' and l.refund_id is not distinct from r.id) here_ever
              from compared c
              left join payment p on p.tenant_id = $4 and p.trade_no = c.trade_no and p.account_id = $2
              left join refund r on r.tenant_id = $4 and r.refund_no = c.refund_no and r.payment_id = p.id
            )
            insert into bill_difference (reconciliation_id, no, tenant_id, cause, kind, trade_no, refund_no, channel_ref,
              order_id, payment_id, here, there, currency)
            select $1, row_number() over (order by k.trade_no, k.refund_no), $4,
              case when there_ever = here_ever then 'DAY_BOUNDARY'
                   when kind = 'REFUND' then 'REFUND_DIFFERS'
                   when here is null then 'MISSING_HERE'
                   when there is null then 'MISSING_THERE'
                   else 'AMOUNT_DIFFERS' end,
              kind, k.trade_no, k.refund_no, channel_ref, order_id, payment_id, here, there, 'CNY'
            from known k
            where not (kind = 'REFUND' and here is null and refund_state in ('PROCESSING', 'ABNORMAL')
                       and refund_amount = there and here_ever = 0)
            """;

    private static final String INSERT =
            """
            insert into bill_row (tenant_id, account_id, day, line, kind, trade_no, refund_no, channel_ref, amount, currency)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """;

    /** The bill takes the place of what was there of that day. */
    Uni<Void> keep(SqlConnection tx, Ref ref, List<BillRow> rows) {
        return tx.preparedQuery("delete from bill_row where account_id = $1 and day = $2")
                .execute(values(ref.accountId(), ref.day()))
                .chain(() -> insert(tx, ref, rows, 0));
    }

    private Uni<Void> insert(SqlConnection tx, Ref ref, List<BillRow> rows, int from) {
        if (from >= rows.size()) {
            return Uni.createFrom().voidItem();
        }
        int until = Math.min(rows.size(), from + AT_ONCE);
        var batch = new ArrayList<Tuple>();
        for (int line = from; line < until; line++) {
            batch.add(row(ref, line, rows.get(line)));
        }
        return tx.preparedQuery(INSERT).executeBatch(batch).chain(() -> insert(tx, ref, rows, until));
    }

    private static Tuple row(Ref ref, int line, BillRow row) {
        return values(
                ref.tenantId(),
                ref.accountId(),
                ref.day(),
                line,
                row.kind(),
                row.tradeNo(),
                row.refundNo(),
                row.channelRef(),
                row.amount(),
                row.currency());
    }

    Uni<Void> compare(SqlConnection tx, UUID id, Ref ref) {
        return tx.preparedQuery("delete from bill_difference where reconciliation_id = $1")
                .execute(values(id))
                .chain(() -> tx.preparedQuery(COMPARE)
                        .execute(values(
                                id,
                                ref.accountId(),
                                ref.day(),
                                ref.tenantId(),
                                ref.channel(),
                                ref.day().atStartOfDay(CHINA).toInstant(),
                                ref.day().plusDays(1).atStartOfDay(CHINA).toInstant())))
                .chain(() -> tx.preparedQuery(
                                """
                                update reconciliation set differences =
                                  (select count(*) from bill_difference where reconciliation_id = $1) where id = $1
                                """)
                        .execute(values(id)))
                .replaceWithVoid();
    }

    /** Of the same account, fetched already, one day before or after: its boundary may have found its other side. */
    Uni<List<Neighbour>> neighbours(SqlConnection tx, Ref ref) {
        return tx.preparedQuery(
                        """
                        select id, day from reconciliation where account_id = $1 and state = 'FETCHED'
                          and day in ($2::date - 1, $2::date + 1) order by day
                        """)
                .execute(values(ref.accountId(), ref.day()))
                .map(rows -> Rows.all(
                        rows,
                        row -> new Neighbour(
                                row.getUUID("id"),
                                new Ref(ref.tenantId(), ref.channel(), ref.accountId(), row.getLocalDate("day")))));
    }

    /** A reconciliation of another day. */
    record Neighbour(UUID id, Ref ref) {}

    /** Our own attempts that the channel has been paid for, and we do not know it. */
    Uni<List<UUID>> paidUnknown(SqlConnection tx, UUID id) {
        return tx.preparedQuery(
                        """
                        select payment_id from bill_difference where reconciliation_id = $1 and cause = 'MISSING_HERE'
                          and payment_id is not null
                        """)
                .execute(values(id))
                .map(rows -> Rows.all(rows, row -> row.getUUID("payment_id")));
    }
}
