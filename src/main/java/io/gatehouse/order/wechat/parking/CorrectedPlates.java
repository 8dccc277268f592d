package io.gatehouse.order.wechat.parking;

import io.gatehouse.order.channel.EntryNotices.CarInside;
import io.gatehouse.platform.Database;
import io.gatehouse.vehicle.StayCorrected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.time.Clock;
import org.jboss.logging.Logger;

/**
 * Hears that the plate of a stay was corrected: what was promised for the other plate counts no more, and WeChat Pay is
 * asked anew. Should nobody hear it, the exit still charges no promise for another plate.
 */
@ApplicationScoped
class CorrectedPlates {

    private static final Logger LOG = Logger.getLogger(CorrectedPlates.class);

    private final Database database;
    private final Promises promises;
    private final Clock clock;

    CorrectedPlates(Database database, Promises promises, Clock clock) {
        this.database = database;
        this.promises = promises;
        this.clock = clock;
    }

    void corrected(@ObservesAsync StayCorrected done) {
        if (done.plate() == null || done.plate().equals(done.oldPlate())) {
            return;
        }
        var car = new CarInside(done.tenantId(), done.parkId(), done.stayId(), done.plate(), null, clock.instant());
        database.inTenant(done.tenantId(), tx -> promises.anew(tx, car))
                .subscribe()
                .with(
                        asked -> {},
                        failure -> LOG.warnf(failure, "Stay %s: its promise was not asked anew", done.stayId()));
    }
}
