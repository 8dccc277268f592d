package io.gatehouse.lane;

import io.gatehouse.benefit.BenefitGranted;
import io.gatehouse.platform.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import org.jboss.logging.Logger;

/** Hears that a vehicle may use a benefit, or must do without one: a car that waits with it owes something else now. */
@ApplicationScoped
class BenefitsAtLanes {

    private static final Logger LOG = Logger.getLogger(BenefitsAtLanes.class);

    private final Database database;
    private final Passages passages;
    private final WaitingCars waiting;

    BenefitsAtLanes(Database database, Passages passages, WaitingCars waiting) {
        this.database = database;
        this.passages = passages;
        this.waiting = waiting;
    }

    void granted(@ObservesAsync BenefitGranted what) {
        database.inTenant(
                        what.tenantId(),
                        tx -> passages.waitingForPayment(tx, what.tenantId(), what.stayId(), null, what.plate()))
                .chain(refs -> waiting.reconsider(what.tenantId(), refs))
                .subscribe()
                .with(decided -> {}, failure -> LOG.warnf(failure, "%s: cars wait on", what));
    }
}
