package io.gatehouse.order.reconciliation;

import io.gatehouse.order.PaymentPursuit;
import io.gatehouse.order.reconciliation.Comparisons.Neighbour;
import io.gatehouse.order.reconciliation.Reconciliations.Ref;
import io.gatehouse.platform.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Compares a bill with the ledger. The same bill twice has the same differences. */
@ApplicationScoped
public class ReconciliationService {

    private static final Logger LOG = Logger.getLogger(ReconciliationService.class);

    private final Database database;
    private final Reconciliations reconciliations;
    private final Comparisons comparisons;
    private final PaymentPursuit pursuit;
    private final Clock clock;

    ReconciliationService(
            Database database,
            Reconciliations reconciliations,
            Comparisons comparisons,
            PaymentPursuit pursuit,
            Clock clock) {
        this.database = database;
        this.reconciliations = reconciliations;
        this.comparisons = comparisons;
        this.pursuit = pursuit;
        this.clock = clock;
    }

    /** What was paid and is unknown to us is asked about at the channel; what it says is settled as if it had told us. */
    public Uni<Reconciliation> reconcile(Ref ref, Bill bill) {
        var tenant = ref.tenantId();
        return database.inTenant(tenant, tx -> keep(tx, ref, bill))
                .chain(id -> database.inTenant(tenant, tx -> comparisons.paidUnknown(tx, id))
                        .chain(unknown -> askAbout(tenant, unknown)
                                .chain(() -> database.inTenant(tenant, tx -> compareAll(tx, id, ref)
                                        .chain(() -> reconciliations.of(tx, tenant, id))))));
    }

    private Uni<UUID> keep(SqlConnection tx, Ref ref, Bill bill) {
        return reconciliations
                .fetched(tx, ref, bill, clock.instant())
                .call(() -> comparisons.keep(tx, ref, bill.rows()))
                .call(id -> comparisons.compare(tx, id, ref));
    }

    private Uni<Void> askAbout(UUID tenant, List<UUID> unknown) {
        return Multi.createFrom()
                .iterable(unknown)
                .onItem()
                .transformToUniAndConcatenate(payment -> pursuit.askAgain(tenant, payment)
                        .onFailure()
                        .invoke(failure -> LOG.warnf("Payment %s was paid, we do not know it: %s", payment, failure))
                        .onFailure()
                        .recoverWithNull())
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> compareAll(SqlConnection tx, UUID id, Ref ref) {
        return comparisons
                .compare(tx, id, ref)
                .chain(() -> comparisons.neighbours(tx, ref))
                .chain(all -> each(tx, all));
    }

    private Uni<Void> each(SqlConnection tx, List<Neighbour> neighbours) {
        return Multi.createFrom()
                .iterable(neighbours)
                .onItem()
                .transformToUniAndConcatenate(day -> comparisons.compare(tx, day.id(), day.ref()))
                .onItem()
                .ignoreAsUni();
    }
}
