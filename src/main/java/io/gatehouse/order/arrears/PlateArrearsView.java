package io.gatehouse.order.arrears;

import io.gatehouse.order.Order;
import io.gatehouse.order.OrderView;
import io.gatehouse.platform.Money;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What one plate has left unpaid. */
@Schema(name = "PlateArrears")
public record PlateArrearsView(
        String plate,
        @Schema(description = "one for each currency; empty when nothing is owed") List<Money> owed,
        @Schema(description = "oldest first") List<OrderView> orders) {

    static PlateArrearsView of(String plate, List<Order> unpaid) {
        var sums = unpaid.stream()
                .collect(Collectors.groupingBy(Order::currency, TreeMap::new, Collectors.summingLong(Order::amount)));
        return new PlateArrearsView(
                plate,
                sums.entrySet().stream()
                        .map(sum -> new Money(sum.getValue(), sum.getKey()))
                        .toList(),
                unpaid.stream().map(OrderView::of).toList());
    }
}
