package io.gatehouse.lane;

import io.gatehouse.platform.Database;
import io.gatehouse.vehicle.StayCorrected;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Hears that a stay was set right: cars at the lanes may owe something else now, be known, or find a space. */
@ApplicationScoped
class CorrectedStays {

    private static final Logger LOG = Logger.getLogger(CorrectedStays.class);

    private final Database database;
    private final Passages passages;
    private final WaitingCars waiting;

    CorrectedStays(Database database, Passages passages, WaitingCars waiting) {
        this.database = database;
        this.passages = passages;
        this.waiting = waiting;
    }

    void corrected(@ObservesAsync StayCorrected done) {
        reconsider(done)
                .call(() -> done.freedSpace()
                        ? waiting.spaceFreed(done.tenantId(), done.parkId())
                        : Uni.createFrom().voidItem())
                .subscribe()
                .with(decided -> {}, failure -> LOG.warnf(failure, "Stay %s corrected, cars wait on", done.stayId()));
    }

    private Uni<Void> reconsider(StayCorrected done) {
        var plates = Stream.of(done.oldPlate(), done.plate())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return database.inTenant(
                        done.tenantId(),
                        tx -> passages.waitingForStay(tx, done.tenantId(), done.parkId(), done.stayId(), plates))
                .chain(refs -> waiting.reconsider(done.tenantId(), refs));
    }
}
