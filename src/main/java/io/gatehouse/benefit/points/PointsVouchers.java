package io.gatehouse.benefit.points;

import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The vouchers that points are while a mall keeps them, in the database. */
@ApplicationScoped
class PointsVouchers {

    private static final String ISSUE =
            """
            insert into benefit (id, tenant_id, source, source_id, kind, value, currency, label, stackable, valid_from,
              valid_until, for_stay, park_id, state, issued_by, issued_at)
            select $1, $2, 'POINTS', a.id, 'AMOUNT', $3, $4, a.name, true, $5, $6, $7, $8, 'ISSUED', 'mall', $5
            from points_account a where a.id = $9
            """;

    Uni<Void> issue(SqlConnection tx, PointsHold hold, Instant at) {
        return tx.preparedQuery(ISSUE)
                .execute(values(
                        hold.id(),
                        hold.tenantId(),
                        hold.held(),
                        hold.currency(),
                        at,
                        hold.until(),
                        hold.stayId(),
                        hold.parkId(),
                        hold.accountId()))
                .replaceWithVoid();
    }

    /** The order that counts on it, if one does. */
    Uni<Optional<UUID>> orderOf(SqlConnection tx, UUID id) {
        return tx.preparedQuery(
                        "select order_id from benefit where id = $1 and state = 'RESERVED' and order_id is not null")
                .execute(values(id))
                .map(rows -> Rows.first(rows, row -> uuid(row, "order_id")));
    }

    /** False when something counts on it. */
    Uni<Boolean> withdraw(SqlConnection tx, UUID id) {
        return tx.preparedQuery(
                        """
                        update benefit set state = 'REVOKED', ended_reason = 'points-expired' where id = $1 and state = 'ISSUED'
                        """)
                .execute(values(id))
                .map(rows -> rows.rowCount() == 1);
    }
}
