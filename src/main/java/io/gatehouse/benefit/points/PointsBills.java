package io.gatehouse.benefit.points;

import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** How the bills of a stay stand when a mall answers late, in the database. */
@ApplicationScoped
class PointsBills {

    /** The order that was paid last comes first, and those with nothing left to give back are no bills. */
    private static final String STANDING =
            """
            select st.state = 'LIVE' as live, paid.id as paid_order, paid.kept,
              exists (select from orders w where w.stay_id = st.id and w.state in ('OPEN', 'ARREARS')) as owing
            from stay st left join lateral (
              select o.id, o.amount - coalesce((select sum(r.amount) from refund r where r.order_id = o.id
                              and r.state <> 'CLOSED' and r.reason <> 'late-payment'), 0)::bigint as kept
              from orders o where o.stay_id = st.id and o.state in ('PAID', 'PARTLY_REFUNDED') order by o.id desc) paid
              on paid.kept > 0
            where st.tenant_id = $1 and st.id = $2 limit 1
            """;

    /**
     * @param paidOrder which was paid last; null when nothing was
     * @param kept of that, minor units
     * @param owing something is asked for and not paid
     */
    record Standing(boolean live, UUID paidOrder, long kept, boolean owing) {}

    Uni<Standing> of(SqlConnection tx, UUID tenant, UUID stay) {
        return tx.preparedQuery(STANDING)
                .execute(values(tenant, stay))
                .map(rows -> Rows.first(rows, PointsBills::standing).orElseThrow());
    }

    private static Standing standing(Row row) {
        var kept = row.getLong("kept");
        return new Standing(
                row.getBoolean("live"), uuid(row, "paid_order"), kept == null ? 0 : kept, row.getBoolean("owing"));
    }
}
