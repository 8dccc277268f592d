package io.gatehouse.card;

import io.gatehouse.event.Events;
import io.gatehouse.event.Fact;
import io.gatehouse.order.OrderDraft;
import io.gatehouse.order.OrderService;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Renewals are asked for, decided where the park reviews them, and paid by an order. */
@ApplicationScoped
public class RenewalService {

    private static final String BY_ITSELF = "platform";

    private final Database database;
    private final Renewals renewals;
    private final CardPeriods periods;
    private final RenewalCompletion completion;
    private final OrderService orders;
    private final Events events;
    private final Clock clock;

    RenewalService(
            Database database,
            Renewals renewals,
            CardPeriods periods,
            RenewalCompletion completion,
            OrderService orders,
            Events events,
            Clock clock) {
        this.database = database;
        this.renewals = renewals;
        this.periods = periods;
        this.completion = completion;
        this.orders = orders;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The card's pending renewal if it is for the same months and amount; any other makes way for a new one, as a changed
     * fee does for a new order. {@code orderId} is null while it waits for a decision, and when it cost nothing.
     */
    public Uni<Renewal> request(UUID tenant, UUID cardId, int months, String by) {
        return database.inTenant(tenant, tx -> periods.lockCard(tx, tenant, cardId)
                .chain(() -> periods.termsOf(tx, tenant, cardId))
                .invoke(RenewalService::refuseIfSuspended)
                .chain(terms -> renewals.pendingOf(tx, cardId)
                        .chain(pending -> pending.isPresent() && pending.get().isFor(months, terms)
                                ? Uni.createFrom().item(pending.get())
                                : makeWay(tx, pending.orElse(null))
                                        .chain(() -> begin(tx, tenant, terms, months, by)))));
    }

    public Uni<Renewal> approve(UUID tenant, UUID id, String by) {
        return database.inTenant(
                tenant, tx -> undecided(tx, tenant, id).chain(renewal -> periods.termsOf(tx, tenant, renewal.cardId())
                        .chain(terms -> approve(tx, renewal, terms, by))));
    }

    public Uni<Renewal> reject(UUID tenant, UUID id, String by, String reason) {
        return database.inTenant(
                tenant, tx -> undecided(tx, tenant, id).chain(renewal -> reject(tx, renewal, by, reason)));
    }

    private Uni<Renewal> begin(SqlConnection tx, UUID tenant, CardTerms terms, int months, String by) {
        var renewal = Renewal.requested(tenant, terms, months, by, clock.instant());
        return renewals.insert(tx, renewal)
                .chain(() -> events.tell(tx, List.of(fact("renewal.requested", renewal))))
                .chain(() -> terms.reviewRenewals()
                        ? Uni.createFrom().item(renewal)
                        : approve(tx, renewal, terms, BY_ITSELF));
    }

    private Uni<Renewal> approve(SqlConnection tx, Renewal requested, CardTerms terms, String by) {
        var approved = requested.approved(by, clock.instant());
        return renewals.save(tx, approved)
                .chain(() -> events.tell(tx, List.of(fact("renewal.approved", approved))))
                .chain(() -> approved.amount() == 0 ? complete(tx, approved) : charge(tx, approved, terms.plate()));
    }

    private Uni<Renewal> charge(SqlConnection tx, Renewal approved, String plate) {
        var draft = OrderDraft.ofRenewal(
                approved.tenantId(),
                approved.parkId(),
                approved.cardId(),
                approved.id(),
                plate,
                approved.amount(),
                approved.currency());
        return orders.openFor(tx, draft).map(approved::payableBy);
    }

    private Uni<Renewal> complete(SqlConnection tx, Renewal approved) {
        return completion
                .complete(tx, approved, clock.instant())
                .chain(fact -> events.tell(tx, List.of(fact)))
                .replaceWith(approved.renewed());
    }

    private Uni<Renewal> reject(SqlConnection tx, Renewal renewal, String by, String reason) {
        var rejected = renewal.rejected(by, reason, clock.instant());
        return renewals.save(tx, rejected)
                .chain(() -> events.tell(tx, List.of(fact("renewal.rejected", rejected))))
                .replaceWith(rejected);
    }

    /** Its order is cancelled first: whoever pays that at this very moment has renewed, and is not superseded. */
    private Uni<Void> makeWay(SqlConnection tx, Renewal pendingOrNull) {
        if (pendingOrNull == null) {
            return Uni.createFrom().voidItem();
        }
        var cancelled = pendingOrNull.orderId() == null
                ? Uni.createFrom().item(true)
                : orders.cancel(tx, pendingOrNull.tenantId(), pendingOrNull.orderId(), "superseded");
        return cancelled
                .invoke(RenewalService::refuseUnlessCancelled)
                .chain(() -> renewals.lock(tx, pendingOrNull.tenantId(), pendingOrNull.id()))
                .invoke(pending -> refuseIfDecidedSince(pendingOrNull, pending))
                .chain(pending -> reject(tx, pending, BY_ITSELF, "superseded"))
                .replaceWithVoid();
    }

    private Uni<Renewal> undecided(SqlConnection tx, UUID tenant, UUID id) {
        return renewals.lock(tx, tenant, id).invoke(renewal -> {
            if (renewal.state() != RenewalState.REQUESTED) {
                throw Problem.conflict("renewal-decided", "The renewal is " + renewal.state() + ".");
            }
        });
    }

    private static void refuseIfSuspended(CardTerms terms) {
        if (terms.suspended()) {
            throw Problem.conflict("card-suspended", "The card is suspended: the management decides about it.");
        }
    }

    private static void refuseIfDecidedSince(Renewal before, Renewal now) {
        if (now.state() != before.state()) {
            throw Problem.conflict(
                    "renewal-decided", "The pending renewal was just decided: it is " + now.state() + ".");
        }
    }

    private static void refuseUnlessCancelled(boolean cancelled) {
        if (!cancelled) {
            throw Problem.conflict("renewal-paid", "The pending renewal is just being paid.");
        }
    }

    private static Fact fact(String type, Renewal renewal) {
        var data = new JsonObject()
                .put("cardId", renewal.cardId().toString())
                .put("renewalId", renewal.id().toString())
                .put("months", renewal.months())
                .put("amount", new JsonObject().put("amount", renewal.amount()).put("currency", renewal.currency()))
                .put("reason", renewal.reason());
        return new Fact(
                renewal.tenantId(),
                renewal.parkId(),
                renewal.cardId(),
                type,
                renewal.decidedAt() == null ? renewal.createdAt() : renewal.decidedAt(),
                data);
    }
}
