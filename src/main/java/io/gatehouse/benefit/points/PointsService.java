package io.gatehouse.benefit.points;

import io.gatehouse.benefit.points.PointsHold.About;
import io.gatehouse.platform.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Asks a mall for a member's points before a driver is asked for money. The question is committed before it is sent, so that
 * whatever the mall answers, and whenever, is known to belong to it.
 */
@ApplicationScoped
public class PointsService {

    private static final Logger LOG = Logger.getLogger(PointsService.class);

    private final Database database;
    private final PointsHolds holds;
    private final PointsVouchers vouchers;
    private final Malls malls;
    private final Clock clock;
    private final Duration patience;
    private final Duration kept;

    PointsService(
            Database database,
            PointsHolds holds,
            PointsVouchers vouchers,
            Malls malls,
            Clock clock,
            @ConfigProperty(name = "gatehouse.points.patience") Duration patience,
            @ConfigProperty(name = "gatehouse.points.kept") Duration kept) {
        this.database = database;
        this.holds = holds;
        this.vouchers = vouchers;
        this.malls = malls;
        this.clock = clock;
        this.patience = patience;
        this.kept = kept;
    }

    /** A question to be kept by {@link PointsHolds#insert} in the caller's transaction, and sent by {@link #ask} after it. */
    public PointsHold asking(About about, UUID account, long owed, String currency) {
        var now = clock.instant();
        return PointsHold.asking(about, account, owed, currency, now.plus(kept), now);
    }

    /** Both at once, where a mall has members; else nothing. */
    public Uni<Void> askAbout(About about, long owed, String currency) {
        return database.inTenant(about.tenantId(), tx -> holds.accountFor(tx, about)
                        .map(account -> account.map(found -> asking(about, found, owed, currency)))
                        .call(hold -> hold.isEmpty() ? Uni.createFrom().voidItem() : holds.insert(tx, hold.get())))
                .chain(hold -> hold.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : ask(about.tenantId(), hold.get().id()));
    }

    /** Done when the mall has answered or the patience is over, and whatever it was is kept. Never fails. */
    public Uni<Void> ask(UUID tenant, UUID holdId) {
        return database.inTenant(tenant, tx -> holds.find(tx, holdId).chain(hold -> question(tx, hold)))
                .chain(question -> question == null ? Uni.createFrom().voidItem() : ask(question))
                .onFailure()
                .invoke(failure -> LOG.warnf(failure, "Points %s: nobody heard the answer", holdId))
                .onFailure()
                .recoverWithNull();
    }

    private record Question(PointsHold hold, PointsHolds.Mall mall) {}

    private Uni<Question> question(SqlConnection tx, Optional<PointsHold> hold) {
        return hold.filter(asked -> asked.state() == HoldState.ASKED)
                .map(asked -> holds.mallOf(tx, asked).map(mall -> new Question(asked, mall)))
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    private Uni<Void> ask(Question question) {
        var hold = question.hold();
        return malls.reserve(question.mall(), hold, patience)
                .chain(answer -> database.inTenant(hold.tenantId(), tx -> answered(tx, hold, answer)));
    }

    private Uni<Void> answered(SqlConnection tx, PointsHold hold, MallAnswer answer) {
        return switch (answer.kind()) {
            case WORTH -> holds(tx, hold, answer.amount()).replaceWithVoid();
            case NOTHING -> holds.save(tx, hold, hold.nothing()).replaceWithVoid();
            case NONE, DONE, REFUSED ->
                holds.save(tx, hold, hold.late(clock.instant())).replaceWithVoid();
        };
    }

    /** False when it came too late even to be heard. */
    Uni<Boolean> holds(SqlConnection tx, PointsHold before, long amount) {
        var held = before.held(amount);
        return holds.save(tx, before, held)
                .call(saved -> saved
                        ? vouchers.issue(tx, held, clock.instant())
                        : Uni.createFrom().voidItem());
    }
}
