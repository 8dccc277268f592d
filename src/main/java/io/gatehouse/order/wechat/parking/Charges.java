package io.gatehouse.order.wechat.parking;

import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.order.channel.Trade;
import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** What WeChat Pay was asked to pay at exits, in the database. */
@ApplicationScoped
class Charges {

    /** One row even where nothing was promised: {@code kept} says that the same was asked before. */
    private static final String WHAT =
            """
            select c.request, m.*, o.fee_until,
              (select x.robot_code from passage x
               where x.tenant_id = $1 and x.plate = $3 and x.direction = 'EXIT' and x.park_id = o.park_id
               order by x.id desc limit 1) as device
            from payment y join orders o on o.id = y.order_id
            left join parking_charge c on c.trade_no = y.trade_no
            left join parking_promise m on m.stay_id = o.stay_id and m.state = 'PROMISED' and m.plate = $3
                 and m.account_id = y.account_id
            where y.tenant_id = $1 and y.trade_no = $2
            """;

    private static final String KEEP =
            """
            insert into parking_charge (trade_no, tenant_id, stay_id, parking_id, request, created_at)
            select y.trade_no, y.tenant_id, o.stay_id, $3, $4, $5 from payment y join orders o on o.id = y.order_id
            where y.tenant_id = $1 and y.trade_no = $2
            on conflict (trade_no) do nothing
            """;

    /**
     * What is to be asked; empty where nothing is promised for this plate by this account.
     *
     * @param isNew nobody can have been asked yet
     */
    record Asking(Charge charge, boolean isNew) {}

    Uni<Optional<Asking>> of(SqlConnection tx, Trade trade, String plate, Instant now) {
        return tx.preparedQuery(WHAT)
                .execute(values(trade.tenantId(), trade.tradeNo(), plate))
                .map(rows -> Rows.first(rows, row -> row).flatMap(Charges::asking))
                .call(asking -> asking.filter(Asking::isNew).isPresent()
                        ? keep(tx, trade, asking.get().charge(), now)
                        : Uni.createFrom().voidItem());
    }

    private static Optional<Asking> asking(Row row) {
        var before = row.getJsonObject("request");
        if (before != null) {
            return Optional.of(new Asking(Charge.of(before), false));
        }
        return row.getUUID("account_id") == null
                ? Optional.empty()
                : Optional.of(new Asking(
                        Charge.of(Promises.promise(row), moment(row, "fee_until"), row.getString("device")), true));
    }

    private static Uni<Void> keep(SqlConnection tx, Trade trade, Charge charge, Instant now) {
        return tx.preparedQuery(KEEP)
                .execute(values(trade.tenantId(), trade.tradeNo(), charge.parkingId(), charge.kept(), now))
                .replaceWithVoid();
    }
}
