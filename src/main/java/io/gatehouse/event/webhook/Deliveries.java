package io.gatehouse.event.webhook;

import static io.gatehouse.platform.Columns.values;

import io.gatehouse.event.webhook.Unread.Entry;
import io.gatehouse.platform.Ids;
import io.gatehouse.platform.PageQuery;
import io.gatehouse.platform.Problem;
import io.gatehouse.platform.Rows;
import io.gatehouse.platform.StoredJson;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What webhooks are told, row by row. Whoever writes holds the lock of the webhook's standing. */
@ApplicationScoped
class Deliveries {

    /** Its turn comes when nothing earlier about its subject is pending. */
    private static final String ADD =
            """
            insert into webhook_delivery (id, tenant_id, webhook_id, kind, event_seq, event_id, event_type, subject, at,
                                          state, due_at, created_at)
            select $1::uuid, $2::uuid, $3::uuid, $4, $5::bigint, $6::uuid, $7, $8::uuid, $9::timestamptz, 'PENDING',
              case when exists (
                select from webhook_delivery earlier
                where earlier.webhook_id = $3 and earlier.subject = $8 and earlier.state = 'PENDING')
              then null else $10::timestamptz end, $10::timestamptz
            """;

    private static final String CLAIM =
            """
            with due as (
              select id from webhook_delivery
              where webhook_id = $1 and state = 'PENDING' and due_at <= $2
                and (leased_until is null or leased_until <= $2)
              order by due_at, place limit $3 for update skip locked),
            claimed as (
              update webhook_delivery d set lease = $4, leased_until = $5, tries = d.tries + 1
              from due where d.id = due.id returning d.*)
            select c.tenant_id, c.webhook_id, c.id, c.lease, c.event_id, c.event_type, c.subject, c.at, c.tries,
              w.url, w.secret, w.old_secret, w.old_secret_until, e.park_id, e.data
            from claimed c join webhook w on w.id = c.webhook_id left join event e on e.id = c.event_id
            order by c.place
            """;
    /** Nothing when another instance has taken it over, or it was cancelled. */
    private static final String ATTEMPTED =
            """
            update webhook_delivery set state = $3, due_at = coalesce($4, due_at), ended_at = $5, lease = null,
              leased_until = null, attempts = attempts || $6::jsonb
            where id = $1 and lease = $2 and state = 'PENDING'
            """;

    private static final String NEXT_OF_SUBJECT =
            """
            update webhook_delivery set due_at = $3
            where due_at is null and id = (
              select id from webhook_delivery
              where webhook_id = $1 and subject = $2 and state = 'PENDING' order by place limit 1)
            """;
    private static final String CANCEL =
            """
            update webhook_delivery set state = 'CANCELLED', ended_at = $2, lease = null, leased_until = null
            where webhook_id = $1 and state = 'PENDING'
            """;
    /** What its cursor has still before it, or before it again; what is on its way arrives. */
    private static final String CANCEL_UNREAD =
            """
            update webhook_delivery d set state = 'CANCELLED', ended_at = $2
            from webhook_state w, event e
            where d.webhook_id = $1 and d.state = 'PENDING' and (d.leased_until is null or d.leased_until <= $2)
              and w.webhook_id = d.webhook_id and e.id = d.event_id and (e.tx, e.seq) > (w.tx, w.seq)
            """;

    private static final String FIRST_OF_SUBJECTS =
            """
            update webhook_delivery d set due_at = $2
            where d.webhook_id = $1 and d.state = 'PENDING' and d.due_at is null and not exists (
              select from webhook_delivery earlier
              where earlier.webhook_id = d.webhook_id and earlier.subject = d.subject and earlier.state = 'PENDING'
                and earlier.place < d.place)
            """;

    private static final String SHOWN =
            """
            select d.*, e.park_id, e.data from webhook_delivery d left join event e on e.id = d.event_id
            where d.tenant_id = $1 and d.webhook_id = $2
            """;
    private static final String ONE = SHOWN + " and d.id = $3";
    private static final String PAGE = SHOWN
            + """
             and d.id < $3 and ($4::text is null or d.state = $4) and ($5::text is null or d.event_type = $5)
            order by d.id desc limit $6
            """;

    private final DeliveryRows rows;
    private final StoredJson json;

    Deliveries(DeliveryRows rows, StoredJson json) {
        this.rows = rows;
        this.json = json;
    }

    Uni<Void> add(SqlConnection tx, UUID tenant, UUID webhook, List<Entry> entries, Instant now) {
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var all = entries.stream()
                .map(entry -> row(tenant, webhook, Ids.next(), DeliveryKind.EVENT, entry, now))
                .toList();
        return tx.preparedQuery(ADD).executeBatch(all).replaceWithVoid();
    }

    /** @return its id */
    Uni<UUID> addOne(SqlConnection tx, UUID tenant, UUID webhook, DeliveryKind kind, Entry entry, Instant now) {
        var id = Ids.next();
        return tx.preparedQuery(ADD)
                .execute(row(tenant, webhook, id, kind, entry, now))
                .replaceWith(id);
    }

    private static Tuple row(UUID tenant, UUID webhook, UUID id, DeliveryKind kind, Entry entry, Instant now) {
        var seq = kind == DeliveryKind.TEST ? null : entry.seq();
        return values(id, tenant, webhook, kind, seq, entry.id(), entry.type(), entry.subject(), entry.at(), now);
    }

    Uni<List<Claimed>> claim(SqlConnection tx, UUID webhook, Instant now, Instant until, int most) {
        return tx.preparedQuery(CLAIM)
                .execute(values(webhook, now, most, UUID.randomUUID(), until))
                .map(found -> Rows.all(found, rows::claimed));
    }

    /**
     * @param retryAt null: it has ended
     * @return whether it was still ours
     */
    Uni<Boolean> attempted(
            SqlConnection tx, Claimed claimed, DeliveryState state, Instant retryAt, Attempt attempt, Instant now) {
        var ended = state == DeliveryState.PENDING ? null : now;
        var told = new JsonArray().add(json.of(attempt));
        return tx.preparedQuery(ATTEMPTED)
                .execute(values(claimed.id(), claimed.lease(), state, retryAt, ended, told))
                .map(updated -> updated.rowCount() > 0);
    }

    Uni<Void> nextOf(SqlConnection tx, UUID webhook, UUID subject, Instant now) {
        return tx.preparedQuery(NEXT_OF_SUBJECT)
                .execute(values(webhook, subject, now))
                .replaceWithVoid();
    }

    Uni<Void> cancel(SqlConnection tx, UUID webhook, Instant now) {
        return tx.preparedQuery(CANCEL).execute(values(webhook, now)).replaceWithVoid();
    }

    /** All that the webhook will read again is told then, and not now. */
    Uni<Void> cancelUnread(SqlConnection tx, UUID webhook, Instant now) {
        return tx.preparedQuery(CANCEL_UNREAD)
                .execute(values(webhook, now))
                .chain(() -> tx.preparedQuery(FIRST_OF_SUBJECTS).execute(values(webhook, now)))
                .replaceWithVoid();
    }

    Uni<Delivery> one(SqlConnection tx, UUID tenant, UUID webhook, UUID id) {
        return tx.preparedQuery(ONE).execute(values(tenant, webhook, id)).map(found -> Rows.first(found, rows::delivery)
                .orElseThrow(() -> Problem.notFound("delivery", id)));
    }

    /** Newest first, one more than the page. */
    Uni<List<Delivery>> page(
            SqlConnection tx, UUID tenant, UUID webhook, PageQuery page, DeliveryState state, String type) {
        return tx.preparedQuery(PAGE)
                .execute(values(tenant, webhook, page.below(), state, type, page.oneMore()))
                .map(found -> Rows.all(found, rows::delivery));
    }
}
