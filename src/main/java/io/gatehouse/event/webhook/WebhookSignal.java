package io.gatehouse.event.webhook;

import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.event.EventSignal;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Rows;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Wakes the couriers of webhooks for which there is something to do: when something was told here, at once; when it was
 * told elsewhere, or a retry is due, with the next sweep. While no webhook is active, nobody is asked but the sweep.
 */
@ApplicationScoped
class WebhookSignal {

    private static final Logger LOG = Logger.getLogger(WebhookSignal.class);
    private static final long BLINK_MS = 20;
    private static final String WORK =
            """
            select webhooks_active() as active, work.*
            from (values (1)) as one left join webhooks_with_work($1) as work on true
            """;

    private final EventSignal events;
    private final Database database;
    private final Couriers couriers;
    private final Clock clock;
    private volatile boolean active = true;
    private boolean asking;
    private boolean wanted;

    WebhookSignal(EventSignal events, Database database, Couriers couriers, Clock clock) {
        this.events = events;
        this.database = database;
        this.couriers = couriers;
        this.clock = clock;
    }

    /** @param ready false: not before a transaction that still runs has ended */
    private record Work(boolean active, UUID tenant, UUID webhook, boolean ready) {}

    void start(@Observes StartupEvent started) {
        events.alsoTell(() -> {
            if (active) {
                look();
            }
        });
    }

    /** One question at a time; whoever asks meanwhile gets one more. */
    void look() {
        synchronized (this) {
            wanted = true;
            if (asking) {
                return;
            }
            asking = true;
            wanted = false;
        }
        database.acrossTenants(connection -> connection
                        .preparedQuery(WORK)
                        .execute(values(clock.instant()))
                        .map(rows -> Rows.all(rows, WebhookSignal::work)))
                .subscribe()
                .with(this::found, this::failed);
    }

    private static Work work(Row row) {
        boolean ready = Boolean.TRUE.equals(row.getBoolean("ready"));
        return new Work(row.getBoolean("active"), uuid(row, "tenant_id"), uuid(row, "webhook_id"), ready);
    }

    private void found(List<Work> all) {
        active = all.get(0).active();
        var work = all.stream().filter(each -> each.webhook() != null).toList();
        work.stream().filter(Work::ready).forEach(each -> couriers.wake(each.tenant(), each.webhook()));
        if (!work.stream().allMatch(Work::ready)) {
            Infrastructure.getDefaultWorkerPool().schedule(this::look, BLINK_MS, TimeUnit.MILLISECONDS);
        }
        goOn();
    }

    private void failed(Throwable failure) {
        LOG.warnf("No webhook is told anything at the moment: %s", failure);
        synchronized (this) {
            asking = false;
        }
    }

    private void goOn() {
        boolean again;
        synchronized (this) {
            asking = false;
            again = wanted;
        }
        if (again) {
            look();
        }
    }
}
