package io.gatehouse.lane;

import io.gatehouse.lane.Passages.Ref;
import io.gatehouse.order.OrderPaid;
import io.gatehouse.park.SpacesCorrected;
import io.gatehouse.platform.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Cars that wait for something that has just happened: a payment, a renewal, a space. This is the quick way; should it be
 * cut short, {@link LaneJob} finds them.
 */
@ApplicationScoped
public class WaitingCars {

    private static final Logger LOG = Logger.getLogger(WaitingCars.class);

    private final Database database;
    private final Passages passages;
    private final PassageService service;

    WaitingCars(Database database, Passages passages, PassageService service) {
        this.database = database;
        this.passages = passages;
        this.service = service;
    }

    void paid(@ObservesAsync OrderPaid paid) {
        database.inTenant(
                        paid.tenantId(),
                        tx -> passages.waitingForPayment(
                                tx, paid.tenantId(), paid.stayId(), paid.renewalId(), paid.plate()))
                .chain(waiting -> reconsider(paid.tenantId(), waiting))
                .subscribe()
                .with(done -> {}, failure -> LOG.warnf(failure, "Order %s paid, its car waits on", paid.orderId()));
    }

    void corrected(@ObservesAsync SpacesCorrected corrected) {
        spaceFreed(corrected.tenantId(), corrected.parkId()).subscribe().with(done -> {});
    }

    /** First come, first served; whoever comes after the last free space finds nothing changed. */
    Uni<Void> spaceFreed(UUID tenant, UUID park) {
        return database.inTenant(tenant, tx -> passages.waitingForSpace(tx, tenant, park))
                .chain(waiting -> reconsider(tenant, waiting))
                .onFailure()
                .invoke(failure -> LOG.warnf(failure, "A space of park %s is free, and cars wait on", park))
                .onFailure()
                .recoverWithNull();
    }

    Uni<Void> reconsider(UUID tenant, List<Ref> waiting) {
        return Multi.createFrom()
                .iterable(waiting)
                .onItem()
                .transformToUniAndConcatenate(ref -> service.reconsider(tenant, ref))
                .onItem()
                .ignoreAsUni();
    }
}
