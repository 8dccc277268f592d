package io.gatehouse.retention;

import io.gatehouse.retention.OldRows.OldPark;
import io.gatehouse.retention.OldRows.OldTenant;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Drops what is over, a little at a time, and makes the log's coming months. Every instance runs it: what one does the other
 * steps over, and nothing waits for either.
 */
@ApplicationScoped
class RetentionJob {

    private static final Logger LOG = Logger.getLogger(RetentionJob.class);

    static final int MONTHS_AHEAD = 4;
    private static final int MOST = 500;

    private final OldRows rows;
    private final RetentionGauges gauges;

    RetentionJob(OldRows rows, RetentionGauges gauges) {
        this.rows = rows;
        this.gauges = gauges;
    }

    /** Openings before the passages that they name; whole months of the log before its single rows. */
    @Scheduled(every = "{gatehouse.retention.sweep}", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return calmly(() -> rows.prepareMonths(MONTHS_AHEAD).replaceWithVoid())
                .chain(() -> calmly(this::dropMonths))
                .chain(() -> calmly(this::dropOpenings))
                .chain(() -> calmly(this::dropRows))
                .chain(() -> calmly(() -> rows.watched().invoke(gauges::show).replaceWithVoid()));
    }

    private Uni<Void> dropMonths() {
        return rows.monthsOver()
                .chain(months -> each(months, month -> rows.dropMonth(month)
                        .invoke(dropped -> LOG.infof(
                                dropped
                                        ? "The log's month %s was dropped"
                                        : "The log's month %s is being read, or dropped by another instance",
                                month))
                        .replaceWithVoid()));
    }

    private Uni<Void> dropOpenings() {
        gauges.noneBroken();
        return rows.parksWithOldOpenings().chain(parks -> each(parks, this::dropOpenings));
    }

    /** A chain that does not hold is left as it is, for those who look into it. */
    private Uni<Void> dropOpenings(OldPark park) {
        return rows.sealPeriod(park.id()).chain(outcome -> switch (outcome) {
            case "SEALED" -> forgetOpenings(park.id()).chain(() -> dropOpenings(park));
            case "NOTHING" -> forgetOpenings(park.id());
            default ->
                Uni.createFrom().voidItem().invoke(() -> {
                    LOG.errorf("No opening of park %s is dropped: its chain is broken, %s", park.id(), outcome);
                    gauges.oneMoreBroken();
                });
        });
    }

    private Uni<Void> forgetOpenings(UUID park) {
        return rows.forgetOpenings(park, MOST)
                .chain(forgotten -> forgotten == 0 ? Uni.createFrom().voidItem() : forgetOpenings(park));
    }

    private Uni<Void> dropRows() {
        return rows.tenants()
                .chain(tenants -> each(
                        tenants, tenant -> each(OldRows.OF_TENANT, function -> forget(function, tenant, tenant.after()))
                                .chain(() -> rows.forgotten(tenant))));
    }

    private Uni<Void> forget(String function, OldTenant tenant, UUID after) {
        return rows.forget(function, tenant.id(), after, MOST)
                .chain(last -> last.map(id -> forget(function, tenant, id))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private static <T> Uni<Void> each(List<T> all, Function<T, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .onItem()
                .ignoreAsUni();
    }

    /** What fails comes again with the next sweep, and does not keep the rest from being done. */
    private static Uni<Void> calmly(Supplier<Uni<Void>> work) {
        return Uni.createFrom()
                .deferred(work::get)
                .onFailure()
                .invoke(failure -> LOG.warnf(failure, "History: again with the next sweep"))
                .onFailure()
                .recoverWithNull();
    }
}
