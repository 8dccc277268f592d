package io.gatehouse.order;

import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.Problem;
import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The orders in the database. */
@ApplicationScoped
public class Orders {

    private static final String INSERT =
            """
            insert into orders (id, tenant_id, park_id, kind, state, amount, refunded, currency, plate, stay_id, card_id,
              renewal_id, quote, fee_until, created_at, parts)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            """;

    public Uni<Void> insert(SqlConnection tx, Order o) {
        return tx.preparedQuery(INSERT)
                .execute(values(
                        o.id(),
                        o.tenantId(),
                        o.parkId(),
                        o.kind().name(),
                        o.state().name(),
                        o.amount(),
                        o.refunded(),
                        o.currency(),
                        o.plate(),
                        o.stayId(),
                        o.cardId(),
                        o.renewalId(),
                        o.quote(),
                        o.feeUntil(),
                        o.createdAt(),
                        o.parts() == null ? null : o.parts().toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    public Uni<Order> of(SqlConnection tx, UUID tenant, UUID id) {
        return tx.preparedQuery("select * from orders where tenant_id = $1 and id = $2")
                .execute(values(tenant, id))
                .map(rows -> one(rows, id));
    }

    /** Whoever changes an order, its attempts or its refunds holds this lock. */
    public Uni<Order> lock(SqlConnection tx, UUID tenant, UUID id) {
        return tx.preparedQuery("select * from orders where tenant_id = $1 and id = $2 for no key update")
                .execute(values(tenant, id))
                .map(rows -> one(rows, id));
    }

    /** Makes orders of one stay one after the other. */
    public Uni<Void> lockStay(SqlConnection tx, UUID tenant, UUID stayId) {
        return tx.preparedQuery("select 1 from stay where tenant_id = $1 and id = $2 for no key update")
                .execute(values(tenant, stayId))
                .replaceWithVoid();
    }

    /** What is still owed for a stay, oldest first, locked. */
    public Uni<List<Order>> lockOwingOf(SqlConnection tx, UUID stayId) {
        return tx.preparedQuery(
                        """
                        select * from orders where stay_id = $1 and state in ('OPEN', 'ARREARS') order by id
                        for no key update
                        """)
                .execute(values(stayId))
                .map(Orders::all);
    }

    /** These, in the one order in which everybody locks several. */
    public Uni<List<Order>> lockAll(SqlConnection tx, List<UUID> ids) {
        return tx.preparedQuery("select * from orders where id = any ($1) order by id for no key update")
                .execute(values((Object) ids.toArray(UUID[]::new)))
                .map(Orders::all);
    }

    public Uni<List<Order>> some(SqlConnection tx, List<UUID> ids) {
        return tx.preparedQuery("select * from orders where id = any ($1) order by id")
                .execute(values((Object) ids.toArray(UUID[]::new)))
                .map(Orders::all);
    }

    /** What a plate has left unpaid at all of the tenant's parks, oldest first. */
    public Uni<List<Order>> arrearsOf(SqlConnection tx, UUID tenant, String plate) {
        return tx.preparedQuery(
                        "select * from orders where tenant_id = $1 and plate = $2 and state = 'ARREARS' order by id")
                .execute(values(tenant, plate))
                .map(Orders::all);
    }

    /** The orders that collect others of a plate and are not paid yet; none that is just being paid. */
    public Uni<List<Order>> lockCollectionsOf(SqlConnection tx, UUID tenant, String plate) {
        return tx.preparedQuery(
                        """
                        select * from orders where tenant_id = $1 and plate = $2 and state = 'OPEN' and parts is not null
                        order by id for no key update skip locked
                        """)
                .execute(values(tenant, plate))
                .map(Orders::all);
    }

    /** What was paid for a stay and not given back. */
    public Uni<Long> paidOf(SqlConnection tx, UUID stayId) {
        return tx.preparedQuery(
                        """
                        select coalesce(sum(amount - refunded), 0)::bigint as paid from orders
                        where stay_id = $1 and state in ('PAID', 'PARTLY_REFUNDED', 'REFUNDED')
                        """)
                .execute(values(stayId))
                .map(rows -> rows.iterator().next().getLong("paid"));
    }

    /** Keeps the moves that an order made. */
    public Uni<Void> save(SqlConnection tx, Order o) {
        return tx.preparedQuery(
                        """
                        update orders set state = $2, refunded = $3, paid_at = $4, closed_reason = $5, paid_with = $6
                        where id = $1
                        """)
                .execute(values(o.id(), o.state().name(), o.refunded(), o.paidAt(), o.closedReason(), o.paidWith()))
                .replaceWithVoid();
    }

    /** The same sum, counted up to a later moment. */
    public Uni<Void> recount(SqlConnection tx, UUID id, JsonObject quote, Instant feeUntil) {
        return tx.preparedQuery("update orders set quote = $2, fee_until = $3 where id = $1")
                .execute(values(id, quote, feeUntil))
                .replaceWithVoid();
    }

    public Uni<List<Order>> page(SqlConnection tx, UUID tenant, OrderQuery query) {
        return tx.preparedQuery(
                        """
                        select * from orders where tenant_id = $1 and id < $2
                          and ($3::text is null or state = $3) and ($4::text is null or kind = $4)
                          and ($5::uuid is null or park_id = $5) and ($6::text is null or plate = $6)
                          and ($7::uuid is null or stay_id = $7) and ($8::uuid is null or card_id = $8)
                        order by id desc limit $9
                        """)
                .execute(values(
                        tenant,
                        query.below(),
                        query.state,
                        query.kind,
                        query.parkId,
                        query.plate(),
                        query.stayId,
                        query.cardId,
                        query.oneMore()))
                .map(Orders::all);
    }

    /** What was ordered for some cards since a moment, newest first. */
    public Uni<List<Order>> ofCardsSince(SqlConnection tx, UUID tenant, List<UUID> cards, Instant since, int most) {
        return tx.preparedQuery(
                        """
                        select * from orders where tenant_id = $1 and card_id = any($2) and created_at >= $3
                        order by id desc limit $4
                        """)
                .execute(values(tenant, cards.toArray(UUID[]::new), since, most))
                .map(Orders::all);
    }

    private static Order one(RowSet<Row> rows, UUID id) {
        return Rows.first(rows, Orders::order).orElseThrow(() -> Problem.notFound("order", id));
    }

    private static List<UUID> parts(UUID[] idsOrNull) {
        return idsOrNull == null ? null : List.of(idsOrNull);
    }

    private static List<Order> all(RowSet<Row> rows) {
        return Rows.all(rows, Orders::order);
    }

    private static Order order(Row row) {
        return new Order(
                row.getUUID("id"),
                row.getUUID("tenant_id"),
                row.getUUID("park_id"),
                OrderKind.valueOf(row.getString("kind")),
                OrderState.valueOf(row.getString("state")),
                row.getLong("amount"),
                row.getLong("refunded"),
                row.getString("currency"),
                row.getString("plate"),
                row.getUUID("stay_id"),
                row.getUUID("card_id"),
                row.getUUID("renewal_id"),
                row.get(JsonObject.class, "quote"),
                moment(row, "fee_until"),
                moment(row, "created_at"),
                moment(row, "paid_at"),
                row.getString("closed_reason"),
                parts(row.getArrayOfUUIDs("parts")),
                row.getUUID("paid_with"));
    }
}
