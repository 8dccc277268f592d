package io.gatehouse.order.arrears;

import io.gatehouse.order.Order;
import io.gatehouse.platform.Money;
import io.gatehouse.platform.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * Which orders are paid with an amount: the oldest first, and of the last one perhaps a part. Pure.
 *
 * @param whole orders that are paid altogether
 * @param split of which a part is paid; null when the amount ends between two orders
 * @param part of that, minor units
 */
record Portion(List<Order> whole, Order split, long part) {

    /** @param wanted null: all of it */
    static Portion of(List<Order> unpaid, Money wanted) {
        var same = sameCurrency(unpaid, wanted);
        long left = wanted == null ? Long.MAX_VALUE : wanted.amount();
        var whole = new ArrayList<Order>();
        for (var order : same) {
            if (left < order.amount()) {
                return new Portion(List.copyOf(whole), left == 0 ? null : order, left);
            }
            whole.add(order);
            left -= order.amount();
        }
        if (wanted != null && left > 0) {
            throw Problem.conflict("exceeds-arrears", "Only " + (wanted.amount() - left) + " is owed.");
        }
        return new Portion(List.copyOf(whole), null, 0);
    }

    private static List<Order> sameCurrency(List<Order> unpaid, Money wanted) {
        var currencies = unpaid.stream().map(Order::currency).distinct().toList();
        if (wanted == null && currencies.size() > 1) {
            throw Problem.invalid("amount", "which-currency", "It is owed in " + currencies + ": one at a time.");
        }
        var same = unpaid.stream()
                .filter(order -> wanted == null || order.currency().equals(wanted.currency()))
                .toList();
        if (same.isEmpty()) {
            throw Problem.conflict("nothing-owed", "This plate owes nothing.");
        }
        return same;
    }
}
