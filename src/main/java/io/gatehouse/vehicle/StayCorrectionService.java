package io.gatehouse.vehicle;

import io.gatehouse.event.Events;
import io.gatehouse.event.Fact;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Problem;
import io.gatehouse.vehicle.CorrectedBills.Reached;
import io.gatehouse.vehicle.StayCorrections.EnteredAs;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Sets a stay right, in one transaction with everything that follows from it: occupancy, bills, what cameras confuse. */
@ApplicationScoped
public class StayCorrectionService {

    private static final Logger LOG = Logger.getLogger(StayCorrectionService.class);

    private final Database database;
    private final Stays stays;
    private final StayCorrections rows;
    private final CorrectedBills bills;
    private final PlateCorrections confusions;
    private final Events events;
    private final Event<StayCorrected> corrected;
    private final Clock clock;

    StayCorrectionService(
            Database database,
            Stays stays,
            StayCorrections rows,
            CorrectedBills bills,
            PlateCorrections confusions,
            Events events,
            Event<StayCorrected> corrected,
            Clock clock) {
        this.database = database;
        this.stays = stays;
        this.rows = rows;
        this.bills = bills;
        this.confusions = confusions;
        this.events = events;
        this.corrected = corrected;
        this.clock = clock;
    }

    record Corrected(Stay before, Stay stay, Reached bills) {}

    Uni<Corrected> correct(UUID tenant, UUID id, StayCorrectionInput input, String by) {
        return database.inTenant(tenant, tx -> rows.lock(tx, tenant, id).chain(before -> whole(tx, before, input)
                        .chain(all -> planned(tx, before, all).chain(after -> correct(tx, before, after, all, by)))))
                .onFailure(StayCorrectionService::isInsideAlready)
                .transform(twice -> Problem.conflict("plate-already-inside", "A vehicle with this plate is inside."))
                .invoke(this::tell);
    }

    /** That it left by a gate which was held open says when. */
    private Uni<StayCorrectionInput> whole(SqlConnection tx, Stay before, StayCorrectionInput input) {
        if (!input.leftUnseen()) {
            return Uni.createFrom().item(input);
        }
        if (before.state() != StayState.LIVE || input.leftAt() != null) {
            throw Problem.conflict("not-inside", "It left already, or you said when it did.");
        }
        return stays.leftUnseen(tx, before, clock.instant())
                .onItem()
                .ifNull()
                .failWith(() -> Problem.conflict(
                        "no-gate-held-open", "No exit was held open while it was inside: say when it left."))
                .map(unseen -> input.leavingAt(unseen.at()));
    }

    private Uni<Stay> planned(SqlConnection tx, Stay before, StayCorrectionInput input) {
        if (before.state() == StayState.VOID) {
            throw Problem.conflict("stay-void", "This stay was corrected away: it never was.");
        }
        var plate = input.plateOf(before);
        var times = input.timesOf(before, clock.instant());
        var entered = Objects.equals(plate, before.plate())
                ? Uni.createFrom().item(new EnteredAs(before.stayClass(), before.cardId()))
                : rows.wouldEnterAs(tx, before, plate, times.enteredAt());
        return entered.map(as -> before.corrected(input.stateOf(before), as.stayClass(), as.cardId(), plate, times));
    }

    private Uni<Corrected> correct(SqlConnection tx, Stay before, Stay after, StayCorrectionInput input, String by) {
        var now = clock.instant();
        var change = StayChange.of(before, after).by(by, input.reason(), now);
        if (change.isEmpty() && before.review() == null) {
            throw Problem.conflict(
                    "nothing-to-correct", "The stay is recorded like this, and nobody needs to look at it.");
        }
        return rows.correct(tx, after, change.recorded(), leaves(before, after))
                .chain(() -> learn(tx, before, after))
                .chain(() -> bills.follow(tx, before, after, input.charge()))
                .call(reached -> rows.keepFreeMinutes(
                        tx, after.tenantId(), after.id(), reached.quote().freeMinutesUsed()))
                .call(reached -> events.tell(tx, List.of(fact(after, change, reached, now))))
                .chain(reached ->
                        stays.one(tx, after.tenantId(), after.id()).map(kept -> new Corrected(before, kept, reached)));
    }

    private Uni<Void> learn(SqlConnection tx, Stay before, Stay after) {
        return before.plate() == null || after.plate().equals(before.plate())
                ? Uni.createFrom().voidItem()
                : confusions.learn(tx, after.tenantId(), Plate.of(before.plate()), Plate.of(after.plate()));
    }

    private static boolean leaves(Stay before, Stay after) {
        return before.state() == StayState.LIVE && after.state() != StayState.LIVE;
    }

    private static boolean isInsideAlready(Throwable failure) {
        return failure instanceof PgException broken && "stay_one_live_per_plate".equals(broken.getConstraint());
    }

    /** After the commit: cars at the lanes may be decided otherwise now. */
    private void tell(Corrected done) {
        var stay = done.stay();
        var told = new StayCorrected(
                stay.tenantId(),
                stay.parkId(),
                stay.id(),
                done.before().plate(),
                stay.plate(),
                leaves(done.before(), stay));
        corrected.fireAsync(told).whenComplete((heard, failure) -> {
            if (failure != null) {
                LOG.errorf(failure, "stay %s was corrected, and its lanes were not told", stay.id());
            }
        });
    }

    private static Fact fact(Stay stay, StayChange change, Reached reached, Instant at) {
        var data = new JsonObject()
                .put("stayId", stay.id().toString())
                .put("plate", stay.plate())
                .put("state", stay.state().name())
                .put("correction", change.recorded())
                .put(
                        "orderId",
                        reached.orderId() == null ? null : reached.orderId().toString())
                .put("refunded", reached.refunded());
        return new Fact(stay.tenantId(), stay.parkId(), stay.id(), "stay.corrected", at, data);
    }
}
