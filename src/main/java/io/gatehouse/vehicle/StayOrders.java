package io.gatehouse.vehicle;

import static io.gatehouse.platform.Columns.constant;
import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.order.OrderState;
import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The bills of a stay in the database, as far as a correction must reach them. */
@ApplicationScoped
class StayOrders {

    private static final String LOCK =
            """
            select id from orders where tenant_id = $1 and stay_id = $2 and state <> 'CANCELLED' order by id
            for no key update
            """;

    private static final String ALL =
            """
            select o.id, o.state, o.amount,
              exists (select from payment y where y.order_id = o.id and y.state = 'ACCEPTED') as promised,
              o.amount - coalesce((select sum(r.amount) from refund r where r.order_id = o.id and r.state <> 'CLOSED'
                                   and r.reason <> 'late-payment'), 0)::bigint as kept
            from orders o where o.tenant_id = $1 and o.stay_id = $2 and o.state <> 'CANCELLED' order by o.id desc
            """;

    /**
     * One bill.
     *
     * @param promised a channel has accepted to pay it, and has not yet
     * @param kept of what was paid: what is neither given back nor about to be
     */
    record Bill(UUID id, OrderState state, long amount, boolean promised, long kept) {

        boolean isOwing() {
            return state.payable();
        }

        boolean isPaid() {
            return state.refundable();
        }
    }

    /** Nobody pays, cancels or gives back until the transaction ends. */
    Uni<Void> lock(SqlConnection tx, UUID tenant, UUID stay) {
        return tx.preparedQuery(LOCK).execute(values(tenant, stay)).replaceWithVoid();
    }

    /** Newest first. */
    Uni<List<Bill>> of(SqlConnection tx, UUID tenant, UUID stay) {
        return tx.preparedQuery(ALL).execute(values(tenant, stay)).map(rows -> Rows.all(rows, StayOrders::bill));
    }

    private static Bill bill(Row row) {
        return new Bill(
                uuid(row, "id"),
                constant(OrderState.class, row, "state"),
                row.getLong("amount"),
                row.getBoolean("promised"),
                row.getLong("kept"));
    }
}
