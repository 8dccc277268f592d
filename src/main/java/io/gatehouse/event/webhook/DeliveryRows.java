package io.gatehouse.event.webhook;

import static io.gatehouse.platform.Columns.array;
import static io.gatehouse.platform.Columns.constant;
import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.uuid;

import io.gatehouse.event.EventView;
import io.gatehouse.platform.StoredJson;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Rows of deliveries as the records that they are. */
@ApplicationScoped
class DeliveryRows {

    private final StoredJson json;

    DeliveryRows(StoredJson json) {
        this.json = json;
    }

    Claimed claimed(Row row) {
        return new Claimed(
                uuid(row, "tenant_id"),
                uuid(row, "webhook_id"),
                uuid(row, "id"),
                uuid(row, "lease"),
                uuid(row, "subject"),
                row.getInteger("tries"),
                row.getString("url"),
                row.getString("secret"),
                row.getString("old_secret"),
                moment(row, "old_secret_until"),
                event(row));
    }

    Delivery delivery(Row row) {
        return new Delivery(
                uuid(row, "id"),
                constant(DeliveryKind.class, row, "kind"),
                row.getLong("event_seq"),
                uuid(row, "event_id"),
                row.getString("event_type"),
                uuid(row, "subject"),
                moment(row, "at"),
                constant(DeliveryState.class, row, "state"),
                row.getInteger("tries"),
                moment(row, "due_at"),
                attempts(row),
                event(row),
                moment(row, "created_at"),
                moment(row, "ended_at"));
    }

    private List<Attempt> attempts(Row row) {
        return array(row, "attempts").stream()
                .map(each -> json.read((JsonObject) each, Attempt.class))
                .toList();
    }

    private static EventView event(Row row) {
        return new EventView(
                uuid(row, "event_id"),
                row.getString("event_type"),
                moment(row, "at"),
                uuid(row, "tenant_id"),
                uuid(row, "park_id"),
                uuid(row, "subject"),
                data(row));
    }

    /** A test is not in the log: what it says follows from what it is. */
    private static Map<String, Object> data(Row row) {
        UUID webhook = uuid(row, "webhook_id");
        var kept = row.getJsonObject("data");
        return kept == null ? Map.of("webhookId", webhook.toString()) : kept.getMap();
    }
}
