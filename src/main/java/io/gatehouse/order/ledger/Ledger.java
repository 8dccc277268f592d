package io.gatehouse.order.ledger;

import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.Ids;
import io.gatehouse.platform.Money;
import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The ledger in the database. The table refuses a movement that does not sum to zero. */
@ApplicationScoped
public class Ledger {

    private static final String INSERT =
            """
            insert into ledger_entry (id, tenant_id, movement_id, account, channel, amount, currency, order_id, payment_id,
              refund_id, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """;

    /** What the entries of one account and channel sum to. */
    public record Sum(Account account, String channel, Money amount) {}

    public Uni<Void> record(SqlConnection tx, Movement movement) {
        var id = Ids.next();
        return tx.preparedQuery(INSERT)
                .executeBatch(List.of(
                        entry(id, movement, movement.to(), movement.amount()),
                        entry(id, movement, movement.from(), -movement.amount())))
                .replaceWithVoid();
    }

    private static Tuple entry(UUID movementId, Movement m, Account account, long amount) {
        return values(
                Ids.next(),
                m.tenantId(),
                movementId,
                account.name(),
                m.channel(),
                amount,
                m.currency(),
                m.orderId(),
                m.paymentId(),
                m.refundId(),
                m.at());
    }

    public Uni<List<LedgerEntry>> page(SqlConnection tx, UUID tenant, LedgerQuery query) {
        return tx.preparedQuery(
                        """
                        select * from ledger_entry where tenant_id = $1 and id < $2
                          and ($3::text is null or channel = $3)
                          and ($4::timestamptz is null or at >= $4) and ($5::timestamptz is null or at < $5)
                        order by id desc limit $6
                        """)
                .execute(values(tenant, query.below(), query.channel, query.from(), query.until(), query.oneMore()))
                .map(rows -> Rows.all(rows, Ledger::entry));
    }

    public Uni<List<Sum>> sums(SqlConnection tx, UUID tenant, LedgerQuery query) {
        return tx.preparedQuery(
                        """
                        select account, channel, currency, sum(amount)::bigint as amount from ledger_entry
                        where tenant_id = $1 and ($2::text is null or channel = $2)
                          and ($3::timestamptz is null or at >= $3) and ($4::timestamptz is null or at < $4)
                        group by account, channel, currency order by channel, currency, account
                        """)
                .execute(values(tenant, query.channel, query.from(), query.until()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Sum(account(row), row.getString("channel"), money(row)))
                        .toList());
    }

    private static LedgerEntry entry(Row row) {
        return new LedgerEntry(
                row.getUUID("id"),
                row.getUUID("movement_id"),
                account(row),
                row.getString("channel"),
                money(row),
                row.getUUID("order_id"),
                row.getUUID("payment_id"),
                row.getUUID("refund_id"),
                moment(row, "at"));
    }

    private static Account account(Row row) {
        return Account.valueOf(row.getString("account"));
    }

    private static Money money(Row row) {
        return new Money(row.getLong("amount"), row.getString("currency"));
    }
}
