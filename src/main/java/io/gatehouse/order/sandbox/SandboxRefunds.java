package io.gatehouse.order.sandbox;

import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.order.channel.GiveBack;
import io.gatehouse.order.channel.RefundState;
import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** What the sandbox was asked to give back. */
@ApplicationScoped
class SandboxRefunds {

    /** How a refund ends, and from when. */
    record Booked(RefundState outcome, Instant settlesAt) {

        RefundState at(Instant now) {
            return settlesAt.isAfter(now) ? RefundState.PROCESSING : outcome;
        }
    }

    /** What it has promised to give back of a trade; the trade's row is locked by whoever adds to it. */
    Uni<Long> sumOf(SqlConnection tx, String tradeNo) {
        return tx.preparedQuery(
                        """
                        select coalesce(sum(amount), 0)::bigint as amount from sandbox_refund
                        where trade_no = $1 and state <> 'CLOSED'
                        """)
                .execute(values(tradeNo))
                .map(rows -> rows.iterator().next().getLong("amount"));
    }

    Uni<Void> book(SqlConnection tx, GiveBack refund, RefundState outcome, Instant settlesAt) {
        return tx.preparedQuery(
                        """
                        insert into sandbox_refund (refund_no, tenant_id, trade_no, amount, state, settles_at)
                        values ($1, $2, $3, $4, $5, $6) on conflict do nothing
                        """)
                .execute(values(
                        refund.refundNo(),
                        refund.tenantId(),
                        refund.tradeNo(),
                        refund.amount(),
                        outcome.name(),
                        settlesAt))
                .replaceWithVoid();
    }

    Uni<Optional<Booked>> find(SqlConnection tx, String refundNo) {
        return tx.preparedQuery("select state, settles_at from sandbox_refund where refund_no = $1")
                .execute(values(refundNo))
                .map(rows -> Rows.first(
                        rows,
                        row -> new Booked(RefundState.valueOf(row.getString("state")), moment(row, "settles_at"))));
    }
}
