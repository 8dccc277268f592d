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

/** What plates owe, in the database. */
@ApplicationScoped
class Debts {

    private static final String PAGE =
            """
            select (array_agg(o.id order by o.id desc))[1] as id, o.plate, o.currency, sum(o.amount)::bigint as owed,
              count(*)::int as orders, min(o.arrears_since) as since, max(r.at) as reminded_at
            from orders o left join lateral (select max(at) as at from arrears_reminder where order_id = o.id) r on true
            where o.tenant_id = $1 and o.state = 'ARREARS' and o.plate is not null
              and ($4::uuid is null or o.plate in (select p.plate from orders p
                                                   where p.tenant_id = $1 and p.state = 'ARREARS' and p.park_id = $4))
            group by o.plate, o.currency
            having (array_agg(o.id order by o.id desc))[1] < $2
            order by 1 desc limit $3
            """;

    /** One row more than the page, newest first; of plates that owe something at this park, if one is given. */
    Uni<List<Debt>> page(SqlConnection tx, UUID tenant, PageQuery page, UUID park) {
        return tx.preparedQuery(PAGE)
                .execute(values(tenant, page.below(), page.oneMore(), park))
                .map(rows -> Rows.all(rows, Debts::debt));
    }

    private static Debt debt(Row row) {
        return new Debt(
                uuid(row, "id"),
                row.getString("plate"),
                new Money(row.getLong("owed"), row.getString("currency")),
                row.getInteger("orders"),
                moment(row, "since"),
                moment(row, "reminded_at"));
    }
}
