package io.gatehouse.order.wechat.bill;

import static io.gatehouse.platform.Columns.values;

import io.gatehouse.order.reconciliation.Reconciliations;
import io.gatehouse.order.reconciliation.Reconciliations.Ref;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Rows;
import io.gatehouse.platform.Sweeps;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Fetches each account's bill of yesterday, once; what could not be had is tried again, for three days. */
@ApplicationScoped
class BillJob {

    private static final int AT_ONCE = 50;
    private static final Duration PAUSE = Duration.ofMinutes(29);
    private static final Duration NOTICES_KEPT = Duration.ofDays(7);

    private final Database database;
    private final Reconciliations reconciliations;
    private final BillService bills;
    private final Clock clock;

    BillJob(Database database, Reconciliations reconciliations, BillService bills, Clock clock) {
        this.database = database;
        this.reconciliations = reconciliations;
        this.bills = bills;
        this.clock = clock;
    }

    @Scheduled(
            every = "{gatehouse.wechat.bill-sweep}",
            concurrentExecution = ConcurrentExecution.SKIP,
            executionMaxDelay = Sweeps.SPREAD)
    Uni<Void> fetchDue() {
        var due = database.acrossTenants(connection -> connection
                .preparedQuery("select tenant_id, account_id, day from wechat_bills_due($1, $2)")
                .execute(values(clock.instant(), AT_ONCE))
                .map(rows -> Rows.all(
                        rows,
                        row -> new Ref(
                                row.getUUID("tenant_id"),
                                BillService.CHANNEL,
                                row.getUUID("account_id"),
                                row.getLocalDate("day")))));
        return Sweeps.each(due, this::fetch);
    }

    /** Unless another instance is at it. */
    private Uni<Void> fetch(Ref ref) {
        var now = clock.instant();
        return database.inTenant(ref.tenantId(), tx -> tx.preparedQuery(
                                "delete from wechat_notice where account_id = $1 and received_at < $2")
                        .execute(values(ref.accountId(), now.minus(NOTICES_KEPT)))
                        .chain(() -> reconciliations.claim(tx, ref, now, now.minus(PAUSE))))
                .chain(claimed -> claimed.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : bills.fetch(ref.tenantId(), ref.accountId(), ref.day())
                                .replaceWithVoid());
    }
}
