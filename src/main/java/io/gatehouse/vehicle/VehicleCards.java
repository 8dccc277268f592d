package io.gatehouse.vehicle;

import io.gatehouse.order.Order;
import io.gatehouse.order.OrderQuery;
import io.gatehouse.order.OrderView;
import io.gatehouse.order.Orders;
import io.gatehouse.order.Payment;
import io.gatehouse.order.PaymentView;
import io.gatehouse.order.Payments;
import io.gatehouse.platform.Money;
import io.gatehouse.platform.Page;
import io.gatehouse.vehicle.VehicleView.CardOfVehicle;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the desk wants to know of vehicles. The questions to the database travel together. */
@ApplicationScoped
public class VehicleCards {

    private final Vehicles vehicles;
    private final StayQuotes quotes;
    private final Orders orders;
    private final Payments payments;
    private final Clock clock;

    VehicleCards(Vehicles vehicles, StayQuotes quotes, Orders orders, Payments payments, Clock clock) {
        this.vehicles = vehicles;
        this.quotes = quotes;
        this.orders = orders;
        this.payments = payments;
        this.clock = clock;
    }

    /** @param plate, stay null when not known; of neither nothing is known, and the answer is null */
    public Uni<VehicleCard> of(SqlConnection tx, UUID tenant, UUID park, String plate, UUID stay) {
        if (plate == null && stay == null) {
            return Uni.createFrom().nullItem();
        }
        var now = clock.instant();
        var shown = plate == null ? null : Plate.of(plate);
        return Uni.combine()
                .all()
                .unis(
                        card(tx, tenant, park, shown, now),
                        stay == null ? Uni.createFrom().<StayAccount>nullItem() : quotes.of(tx, tenant, stay),
                        ordersOf(tx, tenant, stay),
                        stay == null ? Uni.createFrom().item(List.<Payment>of()) : payments.ofStay(tx, tenant, stay))
                .with((card, account, billed, tried) -> seen(shown, card, account, billed, tried, now));
    }

    /** Null when it has none. */
    private Uni<CardOfVehicle> card(SqlConnection tx, UUID tenant, UUID park, Plate plateOrNull, Instant now) {
        return plateOrNull == null
                ? Uni.createFrom().nullItem()
                : vehicles.cardsOf(tx, tenant, plateOrNull, now).map(cards -> cards.stream()
                        .filter(card -> card.parkId().equals(park))
                        .findFirst()
                        .orElse(null));
    }

    private Uni<List<Order>> ordersOf(SqlConnection tx, UUID tenant, UUID stayOrNull) {
        if (stayOrNull == null) {
            return Uni.createFrom().item(List.of());
        }
        var query = new OrderQuery();
        query.stayId = stayOrNull;
        query.limit = Page.MOST - 1;
        return orders.page(tx, tenant, query);
    }

    private static VehicleCard seen(
            Plate plate,
            CardOfVehicle card,
            StayAccount account,
            List<Order> orders,
            List<Payment> tried,
            Instant now) {
        var quote = account == null ? null : account.quoteAt(now);
        return new VehicleCard(
                plate == null ? null : plate.value(),
                plate == null ? null : plate.shown(),
                card,
                account == null ? null : StayView.of(account.stay()),
                account == null ? null : minutes(account.stay(), now),
                quote == null ? null : new Money(quote.owed(), quote.currency()),
                quote == null ? null : new Money(account.paid().amount(), quote.currency()),
                orders.stream().map(OrderView::of).toList(),
                tried.stream().map(PaymentView::of).toList());
    }

    private static long minutes(Stay stay, Instant now) {
        var until = stay.leftAt() == null ? now : stay.leftAt();
        return Math.max(0, Duration.between(stay.enteredAt(), until).toMinutes());
    }
}
