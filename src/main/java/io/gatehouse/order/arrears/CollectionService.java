package io.gatehouse.order.arrears;

import io.gatehouse.order.Order;
import io.gatehouse.order.OrderService;
import io.gatehouse.order.Orders;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Makes the order that pays several with one payment. As long as the same ones are to be paid it is the same order. */
@ApplicationScoped
public class CollectionService {

    private static final String OTHERS_NOW = "collects-others";

    private final Orders orders;
    private final OrderService service;

    CollectionService(Orders orders, OrderService service) {
        this.orders = orders;
        this.service = service;
    }

    /** The fee's order with what the plate left unpaid; the fee's order itself where that is nothing in its currency. */
    public Uni<Order> withFee(SqlConnection tx, UUID tenant, UUID feeOrder, String plate) {
        return orders.of(tx, tenant, feeOrder)
                .chain(fee -> orders.arrearsOf(tx, tenant, plate).map(unpaid -> together(fee, unpaid)))
                .chain(parts -> collect(tx, plate, parts, feeOrder));
    }

    /** The fee first: the collection belongs to its park. */
    private static List<Order> together(Order fee, List<Order> unpaid) {
        var parts = new ArrayList<>(List.of(fee));
        unpaid.stream()
                .filter(order -> order.currency().equals(fee.currency()))
                .filter(order -> !order.id().equals(fee.id()))
                .forEach(parts::add);
        return parts;
    }

    /**
     * One of them needs no other order to be paid by.
     *
     * @param fee what else collected this one is cancelled: whoever scanned its code is asked anew. Null: nothing is
     */
    Uni<Order> collect(SqlConnection tx, String plate, List<Order> parts, UUID fee) {
        var first = parts.get(0);
        if (parts.size() == 1) {
            return Uni.createFrom().item(first);
        }
        var ids = parts.stream().map(Order::id).sorted().toList();
        return orders.lockCollectionsOf(tx, first.tenantId(), plate).chain(open -> {
            var same = open.stream().filter(order -> order.parts().equals(ids)).findFirst();
            var stale = open.stream().filter(order -> isStale(order, ids, fee)).toList();
            return cancel(tx, stale)
                    .chain(() -> same.isPresent()
                            ? Uni.createFrom().item(same.get())
                            : service.collect(tx, plate, first.parkId(), parts));
        });
    }

    private static boolean isStale(Order order, List<UUID> ids, UUID fee) {
        return !order.parts().equals(ids) && fee != null && order.parts().contains(fee);
    }

    private Uni<Void> cancel(SqlConnection tx, List<Order> stale) {
        return Multi.createFrom()
                .iterable(stale)
                .onItem()
                .transformToUniAndConcatenate(order -> service.cancel(tx, order.tenantId(), order.id(), OTHERS_NOW))
                .onItem()
                .ignoreAsUni();
    }
}
