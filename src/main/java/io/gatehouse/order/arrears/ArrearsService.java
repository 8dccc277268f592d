package io.gatehouse.order.arrears;

import io.gatehouse.event.Events;
import io.gatehouse.event.Fact;
import io.gatehouse.order.Order;
import io.gatehouse.order.OrderService;
import io.gatehouse.order.Orders;
import io.gatehouse.order.PaymentService;
import io.gatehouse.order.PaymentService.Start;
import io.gatehouse.order.PaymentService.Started;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Money;
import io.gatehouse.platform.Problem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Takes what plates have left unpaid, in part or whole, or gives it up. */
@ApplicationScoped
public class ArrearsService {

    private final Database database;
    private final Orders orders;
    private final OrderService service;
    private final CollectionService collections;
    private final PaymentService payments;
    private final WriteOffs writeOffs;
    private final Events events;
    private final Clock clock;

    ArrearsService(
            Database database,
            Orders orders,
            OrderService service,
            CollectionService collections,
            PaymentService payments,
            WriteOffs writeOffs,
            Events events,
            Clock clock) {
        this.database = database;
        this.orders = orders;
        this.service = service;
        this.collections = collections;
        this.payments = payments;
        this.writeOffs = writeOffs;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Begins to pay.
     *
     * @param amount null: all of it
     */
    public Uni<Started> pay(UUID tenant, String plate, Money amount, Start start) {
        return database.inTenant(tenant, tx -> order(tx, tenant, plate, amount))
                .chain(order -> payments.start(tenant, order.id(), start));
    }

    /** One order for so much of it: one that there is, one that collects several, or a part that is split off. */
    private Uni<Order> order(SqlConnection tx, UUID tenant, String plate, Money amount) {
        return locked(tx, tenant, plate)
                .map(unpaid -> Portion.of(unpaid, amount))
                .chain(portion -> orders(tx, portion))
                .chain(parts -> collections.collect(tx, plate, parts, null));
    }

    /** Nobody pays or splits any of them until the transaction ends. */
    private Uni<List<Order>> locked(SqlConnection tx, UUID tenant, String plate) {
        return orders.arrearsOf(tx, tenant, plate)
                .chain(unpaid ->
                        orders.lockAll(tx, unpaid.stream().map(Order::id).toList()))
                .map(all -> all.stream().filter(Order::isInArrears).toList());
    }

    private Uni<List<Order>> orders(SqlConnection tx, Portion portion) {
        if (portion.split() == null) {
            return Uni.createFrom().item(portion.whole());
        }
        return service.split(tx, portion.split(), portion.part()).map(two -> {
            var parts = new ArrayList<>(portion.whole());
            parts.add(two.get(0));
            return parts;
        });
    }

    /** @param orderId null: all of the plate's */
    Uni<List<WriteOff>> writeOff(UUID tenant, String plate, UUID orderId, String reason, String by) {
        return database.inTenant(tenant, tx -> locked(tx, tenant, plate)
                .map(unpaid -> wanted(unpaid, orderId))
                .chain(some -> Multi.createFrom()
                        .iterable(some)
                        .onItem()
                        .transformToUniAndConcatenate(
                                order -> writeOff(tx, order, WriteOff.of(order, reason, by, clock.instant())))
                        .collect()
                        .asList()));
    }

    private static List<Order> wanted(List<Order> unpaid, UUID orderId) {
        var some = unpaid.stream()
                .filter(order -> orderId == null || order.id().equals(orderId))
                .toList();
        if (some.isEmpty() && orderId != null) {
            throw Problem.notFound("order", orderId);
        }
        if (some.isEmpty()) {
            throw Problem.conflict("nothing-owed", "This plate owes nothing.");
        }
        return some;
    }

    private Uni<WriteOff> writeOff(SqlConnection tx, Order order, WriteOff writeOff) {
        return service.cancel(tx, order.tenantId(), order.id(), Order.WRITTEN_OFF)
                .chain(() -> writeOffs.insert(tx, order.tenantId(), writeOff))
                .chain(() -> events.tell(tx, List.of(fact(order, writeOff))))
                .replaceWith(writeOff);
    }

    private static Fact fact(Order order, WriteOff writeOff) {
        var amount = new JsonObject().put("amount", order.amount()).put("currency", order.currency());
        var data = new JsonObject()
                .put("orderId", order.id().toString())
                .put("plate", order.plate())
                .put("amount", amount)
                .put("reason", writeOff.reason())
                .put("by", writeOff.by());
        return new Fact(order.tenantId(), order.parkId(), order.id(), "arrears.written-off", writeOff.at(), data);
    }
}
