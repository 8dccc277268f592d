package io.gatehouse.card;

import static io.gatehouse.platform.Columns.constant;
import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.Problem;
import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The renewals in the database. */
@ApplicationScoped
public class Renewals {

    /** With the newest order for it. */
    private static final String SELECT =
            """
            select r.*, (select o.id from orders o where o.renewal_id = r.id order by o.id desc limit 1) as order_id
            from renewal r
            """;

    private static final String INSERT =
            """
            insert into renewal (id, tenant_id, park_id, card_id, months, state, amount, currency, requested_by,
              decided_by, reason, created_at, decided_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """;

    public Uni<Void> insert(SqlConnection tx, Renewal r) {
        return tx.preparedQuery(INSERT)
                .execute(values(
                        r.id(),
                        r.tenantId(),
                        r.parkId(),
                        r.cardId(),
                        r.months(),
                        r.state(),
                        r.amount(),
                        r.currency(),
                        r.requestedBy(),
                        r.decidedBy(),
                        r.reason(),
                        r.createdAt(),
                        r.decidedAt()))
                .replaceWithVoid();
    }

    public Uni<Renewal> of(SqlConnection tx, UUID tenant, UUID id) {
        return tx.preparedQuery(SELECT + "where r.tenant_id = $1 and r.id = $2")
                .execute(values(tenant, id))
                .map(rows -> Rows.first(rows, Renewals::renewal).orElseThrow(() -> Problem.notFound("renewal", id)));
    }

    /** Whoever changes a renewal holds this lock. */
    public Uni<Renewal> lock(SqlConnection tx, UUID tenant, UUID id) {
        return tx.preparedQuery(SELECT + "where r.tenant_id = $1 and r.id = $2 for no key update of r")
                .execute(values(tenant, id))
                .map(rows -> Rows.first(rows, Renewals::renewal).orElseThrow(() -> Problem.notFound("renewal", id)));
    }

    /** The one renewal of a card that is neither paid nor rejected. */
    public Uni<Optional<Renewal>> pendingOf(SqlConnection tx, UUID card) {
        return tx.preparedQuery(SELECT + "where r.card_id = $1 and r.state in ('REQUESTED', 'APPROVED')")
                .execute(values(card))
                .map(rows -> Rows.first(rows, Renewals::renewal));
    }

    /** Those of some cards that are neither paid nor rejected. */
    public Uni<List<Renewal>> pendingOf(SqlConnection tx, UUID tenant, List<UUID> cards) {
        return tx.preparedQuery(
                        SELECT
                                + """
                        where r.tenant_id = $1 and r.card_id = any($2) and r.state in ('REQUESTED', 'APPROVED')
                        order by r.id desc
                        """)
                .execute(values(tenant, cards.toArray(UUID[]::new)))
                .map(rows -> Rows.all(rows, Renewals::renewal));
    }

    /** Keeps the moves that a renewal made. */
    public Uni<Void> save(SqlConnection tx, Renewal r) {
        return tx.preparedQuery(
                        "update renewal set state = $2, decided_by = $3, reason = $4, decided_at = $5 where id = $1")
                .execute(values(r.id(), r.state(), r.decidedBy(), r.reason(), r.decidedAt()))
                .replaceWithVoid();
    }

    public Uni<List<Renewal>> page(SqlConnection tx, UUID tenant, RenewalQuery query) {
        return tx.preparedQuery(
                        SELECT
                                + """
                        where r.tenant_id = $1 and r.id < $2 and ($3::text is null or r.state = $3)
                          and ($4::uuid is null or r.park_id = $4) and ($5::uuid is null or r.card_id = $5)
                        order by r.id desc limit $6
                        """)
                .execute(values(tenant, query.below(), query.state, query.parkId, query.cardId, query.oneMore()))
                .map(rows -> Rows.all(rows, Renewals::renewal));
    }

    private static Renewal renewal(Row row) {
        return new Renewal(
                row.getUUID("id"),
                row.getUUID("tenant_id"),
                row.getUUID("park_id"),
                row.getUUID("card_id"),
                row.getInteger("months"),
                constant(RenewalState.class, row, "state"),
                row.getLong("amount"),
                row.getString("currency"),
                row.getString("requested_by"),
                row.getString("decided_by"),
                row.getString("reason"),
                moment(row, "created_at"),
                moment(row, "decided_at"),
                row.getUUID("order_id"));
    }
}
