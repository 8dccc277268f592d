package io.gatehouse.event.webhook;

import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.Database;
import io.gatehouse.platform.Sweeps;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** What comes with time: retries, what a killed instance left undone, old deliveries, numbers. */
@ApplicationScoped
class WebhookJob {

    private static final Logger LOG = Logger.getLogger(WebhookJob.class);
    private static final int AT_ONCE = 10_000;

    private final WebhookSignal signal;
    private final Couriers couriers;
    private final WebhookMeters meters;
    private final Database database;
    private final Clock clock;
    private final Duration kept;

    WebhookJob(
            WebhookSignal signal,
            Couriers couriers,
            WebhookMeters meters,
            Database database,
            Clock clock,
            @ConfigProperty(name = "gatehouse.webhooks.kept") Duration kept) {
        this.signal = signal;
        this.couriers = couriers;
        this.meters = meters;
        this.database = database;
        this.clock = clock;
        this.kept = kept;
    }

    @Scheduled(
            every = "{gatehouse.webhooks.sweep}",
            concurrentExecution = ConcurrentExecution.SKIP,
            executionMaxDelay = Sweeps.SPREAD)
    void sweep() {
        signal.look();
    }

    @Scheduled(every = "1m", delayed = "30s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tidy() {
        couriers.rest();
        return forget().chain(this::count)
                .onFailure()
                .invoke(failure -> LOG.warnf("Old deliveries were not looked after this time: %s", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    /** @return how many */
    Uni<Integer> forget() {
        return database.acrossTenants(connection -> connection
                .preparedQuery("select forget_webhook_deliveries($1, $2) as forgotten")
                .execute(values(clock.instant().minus(kept), AT_ONCE))
                .map(rows -> rows.iterator().next().getInteger("forgotten")));
    }

    private Uni<Void> count() {
        return database.acrossTenants(connection -> connection
                .query("select deliveries, oldest from webhook_deliveries_pending()")
                .execute()
                .invoke(rows -> {
                    var row = rows.iterator().next();
                    meters.waiting(row.getLong("deliveries"), moment(row, "oldest"), clock.instant());
                })
                .replaceWithVoid());
    }
}
