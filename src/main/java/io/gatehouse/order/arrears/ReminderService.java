package io.gatehouse.order.arrears;

import io.gatehouse.event.Events;
import io.gatehouse.event.Fact;
import io.gatehouse.order.Order;
import io.gatehouse.order.OrderService;
import io.gatehouse.order.Orders;
import io.gatehouse.order.arrears.Reminders.Debtor;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Sweeps;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reminds of arrears by events, each step once, with a link to pay; whoever sends messages to drivers listens to them. */
@ApplicationScoped
class ReminderService {

    private static final int AT_ONCE = 200;
    /** Long enough for a payment that was begun to end. */
    private static final Duration LEFT_ALONE = Duration.ofHours(3);

    private final Database database;
    private final Reminders reminders;
    private final Orders orders;
    private final OrderService service;
    private final ArrearsLinks links;
    private final Events events;
    private final Clock clock;
    private final List<Duration> steps;
    private final Duration validity;

    ReminderService(
            Database database,
            Reminders reminders,
            Orders orders,
            OrderService service,
            ArrearsLinks links,
            Events events,
            Clock clock,
            @ConfigProperty(name = "gatehouse.arrears.remind-after") List<Duration> steps,
            @ConfigProperty(name = "gatehouse.arrears.link-validity") Duration validity) {
        this.database = database;
        this.reminders = reminders;
        this.orders = orders;
        this.service = service;
        this.links = links;
        this.events = events;
        this.clock = clock;
        this.steps = steps;
        this.validity = validity;
    }

    Uni<Void> remindAll() {
        var due = database.acrossTenants(connection -> reminders.due(connection, clock.instant(), steps, AT_ONCE));
        return Sweeps.each(due, this::remind);
    }

    /** One fact for all that the plate owes, whichever of it is due. */
    private Uni<Void> remind(Debtor debtor) {
        var now = clock.instant();
        return database.inTenant(debtor.tenant(), tx -> reminders
                .remember(tx, debtor, now, steps)
                .chain(step -> step == 0 ? Uni.createFrom().voidItem() : tell(tx, debtor, step, now)));
    }

    private Uni<Void> tell(SqlConnection tx, Debtor debtor, int step, Instant now) {
        return orders.arrearsOf(tx, debtor.tenant(), debtor.plate()).chain(unpaid -> reminders
                .lastSeen(tx, debtor)
                .chain(seen -> events.tell(tx, List.of(fact(debtor, unpaid, step, link(debtor, seen, now), now)))));
    }

    private String link(Debtor debtor, Optional<UUID> passage, Instant now) {
        return passage.map(seen -> links.linkTo(debtor.tenant(), seen, now, validity))
                .orElse(null);
    }

    private Fact fact(Debtor debtor, List<Order> unpaid, int step, String link, Instant now) {
        var newest = unpaid.get(unpaid.size() - 1);
        long owed = unpaid.stream()
                .filter(order -> order.currency().equals(newest.currency()))
                .mapToLong(Order::amount)
                .sum();
        var data = new JsonObject()
                .put("plate", debtor.plate())
                .put("owed", new JsonObject().put("amount", owed).put("currency", newest.currency()))
                .put(
                        "orders",
                        new JsonArray(unpaid.stream()
                                .map(order -> order.id().toString())
                                .toList()))
                .put("step", step)
                .put("after", steps.get(step - 1).toString())
                .put("link", link)
                .put("linkValidUntil", link == null ? null : now.plus(validity).toString());
        return new Fact(debtor.tenant(), newest.parkId(), newest.id(), "arrears.reminder", now, data);
    }

    /** Nobody can pay with them any more what they were for. */
    Uni<Void> closeCollections() {
        var before = clock.instant().minus(LEFT_ALONE);
        var due = database.acrossTenants(connection -> reminders.collectionsToClose(connection, before, AT_ONCE));
        return Sweeps.each(due, one -> database.inTenant(
                        one.tenant(), tx -> service.cancel(tx, one.tenant(), one.id(), "paid-otherwise"))
                .replaceWithVoid());
    }
}
