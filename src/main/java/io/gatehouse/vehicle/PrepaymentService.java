package io.gatehouse.vehicle;

import io.gatehouse.benefit.points.PointsHold;
import io.gatehouse.benefit.points.PointsService;
import io.gatehouse.order.Order;
import io.gatehouse.order.OrderDraft;
import io.gatehouse.order.OrderService;
import io.gatehouse.order.Orders;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Problem;
import io.gatehouse.platform.StoredJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Orders what a stay owes while its vehicle is still inside: paying it opens the exit for the grace minutes. */
@ApplicationScoped
public class PrepaymentService {

    /** A payment that comes between the fee and its order makes the fee stale; it is counted again. */
    private static final int RECOUNTS = 3;

    private final Database database;
    private final StayQuotes quotes;
    private final OrderService service;
    private final Orders orders;
    private final PointsService points;
    private final StoredJson stored;
    private final Clock clock;

    PrepaymentService(
            Database database,
            StayQuotes quotes,
            OrderService service,
            Orders orders,
            PointsService points,
            StoredJson stored,
            Clock clock) {
        this.database = database;
        this.quotes = quotes;
        this.service = service;
        this.orders = orders;
        this.points = points;
        this.stored = stored;
        this.clock = clock;
    }

    /** The order there is, if it is for the same sum. */
    public Uni<Order> order(UUID tenant, UUID stay) {
        return database.inTenant(tenant, tx -> quotes.of(tx, tenant, stay))
                .chain(this::askMall)
                .chain(() -> database.inTenant(
                        tenant, tx -> quotes.of(tx, tenant, stay).chain(account -> order(tx, account))))
                .onFailure(PrepaymentService::isStaleFee)
                .retry()
                .atMost(RECOUNTS);
    }

    /** A member's points come before money. */
    private Uni<Void> askMall(StayAccount account) {
        var stay = account.stay();
        var quote = account.quoteAt(clock.instant());
        if (stay.state() != StayState.LIVE || quote.owed() == 0) {
            return Uni.createFrom().voidItem();
        }
        var about = new PointsHold.About(stay.tenantId(), stay.parkId(), stay.id(), null, stay.plate(), stay.driver());
        return points.askAbout(about, quote.owed(), quote.currency());
    }

    private Uni<Order> order(SqlConnection tx, StayAccount account) {
        var stay = account.stay();
        if (stay.state() != StayState.LIVE) {
            throw Problem.conflict("stay-over", "The stay is " + stay.state() + ".");
        }
        var now = clock.instant();
        var quote = account.quoteAt(now);
        if (quote.owed() == 0) {
            throw Problem.conflict("nothing-owed", "Nothing is owed for this stay now.");
        }
        var draft = OrderDraft.ofStay(
                        stay.tenantId(), stay.parkId(), stay.id(), stay.plate(), quote.owed(), quote.currency())
                .counted(stored.of(quote), account.until(now), account.paid().amount());
        return service.openFor(tx, draft).chain(id -> orders.of(tx, stay.tenantId(), id));
    }

    private static boolean isStaleFee(Throwable failure) {
        return failure instanceof Problem problem && problem.code().equals("fee-stale");
    }
}
