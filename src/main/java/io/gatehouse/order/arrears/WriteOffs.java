package io.gatehouse.order.arrears;

import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.Money;
import io.gatehouse.platform.PageQuery;
import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What was written off, in the database. */
@ApplicationScoped
class WriteOffs {

    private static final String INSERT =
            """
            insert into write_off (id, tenant_id, order_id, park_id, plate, amount, currency, reason, by, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """;

    Uni<Void> insert(SqlConnection tx, UUID tenant, WriteOff w) {
        return tx.preparedQuery(INSERT)
                .execute(values(
                        w.id(),
                        tenant,
                        w.orderId(),
                        w.parkId(),
                        w.plate(),
                        w.amount().amount(),
                        w.amount().currency(),
                        w.reason(),
                        w.by(),
                        w.at()))
                .replaceWithVoid();
    }

    Uni<List<WriteOff>> page(SqlConnection tx, UUID tenant, String plate, PageQuery page) {
        return tx.preparedQuery(
                        """
                        select * from write_off where tenant_id = $1 and id < $2 and plate = $4 order by id desc limit $3
                        """)
                .execute(values(tenant, page.below(), page.oneMore(), plate))
                .map(rows -> Rows.all(rows, WriteOffs::writeOff));
    }

    private static WriteOff writeOff(Row row) {
        return new WriteOff(
                uuid(row, "id"),
                uuid(row, "order_id"),
                uuid(row, "park_id"),
                row.getString("plate"),
                new Money(row.getLong("amount"), row.getString("currency")),
                row.getString("reason"),
                row.getString("by"),
                moment(row, "at"));
    }
}
