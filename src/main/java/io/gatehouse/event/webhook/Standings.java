package io.gatehouse.event.webhook;

import static io.gatehouse.platform.Columns.constant;
import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.Problem;
import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How webhooks stand, and how far they have read the log. */
@ApplicationScoped
class Standings {

    private static final String COLUMNS =
            " webhook_id, state, reason, disabled_at, failing_since, tx::text::bigint as tx, seq from webhook_state ";
    private static final String OF = "select" + COLUMNS + "where tenant_id = $1 and webhook_id = any ($2)";
    private static final String LOCK = "select" + COLUMNS + "where tenant_id = $1 and webhook_id = $2 for update";
    private static final String MOVE = "update webhook_state set tx = $2::text::xid8, seq = $3 where webhook_id = $1";
    private static final String FAILING = "update webhook_state set failing_since = $2 where webhook_id = $1";
    private static final String DISABLE =
            """
            update webhook_state set state = 'DISABLED', reason = $2, disabled_at = $3
            where webhook_id = $1 and state = 'ACTIVE'
            """;
    /** What happened in between is not told by itself. */
    private static final String ENABLE =
            """
            update webhook_state set state = 'ACTIVE', reason = null, disabled_at = null, failing_since = null,
              tx = event_horizon(), seq = 0
            where webhook_id = $1 and state = 'DISABLED'
            """;
    /** Before the first event that is not older than the moment; nowhere when there is none. It was told after it happened. */
    private static final String BACK_TO =
            """
            update webhook_state w set tx = first.tx, seq = first.seq - 1
            from (select tx, seq from event
                  where tenant_id = $1 and at >= $3 and id >= first_id_at($3::timestamptz - interval '1 month')
                  order by event.tx, event.seq limit 1) as first
            where w.webhook_id = $2 and (first.tx, first.seq) <= (w.tx, w.seq)
            """;

    Uni<Map<UUID, Standing>> of(SqlConnection tx, UUID tenant, Collection<UUID> webhooks) {
        return tx.preparedQuery(OF)
                .execute(values(tenant, webhooks.toArray(UUID[]::new)))
                .map(rows -> Rows.all(rows, Standings::standing).stream()
                        .collect(Collectors.toMap(Standing::webhookId, Function.identity())));
    }

    /** From here on nobody else decides about its deliveries until the transaction ends. */
    Uni<Optional<Standing>> lock(SqlConnection tx, UUID tenant, UUID webhook) {
        return tx.preparedQuery(LOCK)
                .execute(values(tenant, webhook))
                .map(rows -> Rows.first(rows, Standings::standing));
    }

    /** Fails with 404, or with 409 when it is told nothing. */
    Uni<Standing> lockActive(SqlConnection tx, UUID tenant, UUID webhook) {
        return lock(tx, tenant, webhook)
                .map(found -> found.orElseThrow(() -> Problem.notFound("webhook", webhook)))
                .invoke(standing -> {
                    if (standing.state() != WebhookState.ACTIVE) {
                        throw Problem.conflict("webhook-disabled", "The webhook is disabled: enable it first.");
                    }
                });
    }

    Uni<Void> move(SqlConnection tx, UUID webhook, long toTx, long toSeq) {
        return tx.preparedQuery(MOVE)
                .execute(values(webhook, String.valueOf(toTx), toSeq))
                .replaceWithVoid();
    }

    Uni<Void> failingSince(SqlConnection tx, UUID webhook, Instant sinceOrNull) {
        return tx.preparedQuery(FAILING).execute(values(webhook, sinceOrNull)).replaceWithVoid();
    }

    Uni<Boolean> disable(SqlConnection tx, UUID webhook, DisabledReason reason, Instant now) {
        return tx.preparedQuery(DISABLE).execute(values(webhook, reason, now)).map(rows -> rows.rowCount() > 0);
    }

    Uni<Void> enable(SqlConnection tx, UUID webhook) {
        return tx.preparedQuery(ENABLE).execute(values(webhook)).replaceWithVoid();
    }

    Uni<Void> backTo(SqlConnection tx, UUID tenant, UUID webhook, Instant since) {
        return tx.preparedQuery(BACK_TO).execute(values(tenant, webhook, since)).replaceWithVoid();
    }

    private static Standing standing(Row row) {
        return new Standing(
                uuid(row, "webhook_id"),
                constant(WebhookState.class, row, "state"),
                constant(DisabledReason.class, row, "reason"),
                moment(row, "disabled_at"),
                moment(row, "failing_since"),
                row.getLong("tx"),
                row.getLong("seq"));
    }
}
