package io.gatehouse.vehicle;

import io.gatehouse.order.DeferralService;
import io.gatehouse.order.Order;
import io.gatehouse.order.OrderQuery;
import io.gatehouse.order.OrderState;
import io.gatehouse.order.OrderView;
import io.gatehouse.order.Orders;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Money;
import io.gatehouse.platform.Page;
import io.gatehouse.platform.SetUp;
import io.gatehouse.vehicle.VehicleView.Arrears;
import io.gatehouse.vehicle.VehicleView.CardOfVehicle;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Gathers what the rooms know about a plate. */
@ApplicationScoped
public class VehicleService {

    private static final Logger LOG = Logger.getLogger(VehicleService.class);
    private static final int RECENT = 20;

    private final Database database;
    private final SetUp setUp;
    private final Vehicles vehicles;
    private final Stays stays;
    private final Orders orders;
    private final Bars bars;
    private final DeferralService deferrals;
    private final Clock clock;

    VehicleService(
            Database database,
            SetUp setUp,
            Vehicles vehicles,
            Stays stays,
            Orders orders,
            Bars bars,
            DeferralService deferrals,
            Clock clock) {
        this.database = database;
        this.setUp = setUp;
        this.vehicles = vehicles;
        this.stays = stays;
        this.orders = orders;
        this.bars = bars;
        this.deferrals = deferrals;
        this.clock = clock;
    }

    private record Known(List<CardOfVehicle> cards, List<Stay> stays, List<Order> recent, List<Order> unpaid) {}

    Uni<VehicleView> of(UUID tenant, Plate plate) {
        var happened = database.inTenant(tenant, tx -> happened(tx, tenant, plate));
        var barred = setUp.inTenant(tenant, () -> bars.ofPlate(tenant, plate));
        return Uni.combine()
                .all()
                .unis(happened, barred, contract(tenant, plate))
                .with((known, bar, contract) -> view(plate, known, bar, contract.orElse(null)));
    }

    private Uni<Known> happened(SqlConnection tx, UUID tenant, Plate plate) {
        return vehicles.cardsOf(tx, tenant, plate, clock.instant())
                .chain(cards -> stays.liveOf(tx, tenant, plate.value())
                        .chain(live -> orders.page(tx, tenant, ofPlate(plate, null, RECENT))
                                .chain(recent -> orders.page(tx, tenant, ofPlate(plate, OrderState.ARREARS, Page.MOST))
                                        .map(unpaid -> new Known(cards, live, recent, unpaid)))));
    }

    private static OrderQuery ofPlate(Plate plate, OrderState state, int most) {
        var query = new OrderQuery();
        query.plate = plate.value();
        query.state = state;
        query.limit = most;
        return query;
    }

    /** What a channel says is worth having, not waiting for. */
    private Uni<Optional<Boolean>> contract(UUID tenant, Plate plate) {
        return deferrals
                .hasContract(tenant, null, plate.value())
                .map(Optional::of)
                .onFailure()
                .invoke(failure -> LOG.warnf("Nobody knows whether a plate has a contract: %s", failure))
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    private static VehicleView view(Plate plate, Known known, List<Bar> bars, Boolean contract) {
        return new VehicleView(
                plate.value(),
                plate.shown(),
                plate.kind(),
                known.cards(),
                known.stays().stream().map(StayView::of).toList(),
                known.recent().stream().limit(RECENT).map(OrderView::of).toList(),
                contract,
                arrears(known.unpaid()),
                bars.stream().map(BarView::of).toList());
    }

    private static Arrears arrears(List<Order> unpaid) {
        var sums = unpaid.stream()
                .collect(Collectors.groupingBy(Order::currency, TreeMap::new, Collectors.summingLong(Order::amount)));
        var owed = sums.entrySet().stream()
                .map(sum -> new Money(sum.getValue(), sum.getKey()))
                .toList();
        return new Arrears(owed, unpaid.stream().map(OrderView::of).toList());
    }
}
