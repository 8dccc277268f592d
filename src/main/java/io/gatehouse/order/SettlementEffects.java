package io.gatehouse.order;

import io.gatehouse.event.Events;
import io.gatehouse.event.Fact;
import io.gatehouse.order.Settlement.Attempt;
import io.gatehouse.order.SettlementService.Settled;
import io.gatehouse.order.channel.ChannelResult;
import io.gatehouse.order.ledger.Account;
import io.gatehouse.order.ledger.Ledger;
import io.gatehouse.order.ledger.Movement;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** What each settlement does to the rows, in the transaction that holds the order's lock. */
@ApplicationScoped
class SettlementEffects {

    private static final Logger LOG = Logger.getLogger(SettlementEffects.class);

    private final Orders orders;
    private final Payments payments;
    private final Refunds refunds;
    private final Ledger ledger;
    private final List<Fulfilment> fulfilments;
    private final OrderBenefits benefits;
    private final Events events;
    private final Clock clock;

    SettlementEffects(
            Orders orders,
            Payments payments,
            Refunds refunds,
            Ledger ledger,
            @All List<Fulfilment> fulfilments,
            OrderBenefits benefits,
            Events events,
            Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.refunds = refunds;
        this.ledger = ledger;
        this.fulfilments = fulfilments;
        this.benefits = benefits;
        this.events = events;
        this.clock = clock;
    }

    Uni<Settled> of(SqlConnection tx, Attempt attempt, Settlement what, ChannelResult result) {
        var order = attempt.order();
        var payment = attempt.payment();
        var now = clock.instant();
        return switch (what) {
            case NOTHING -> Uni.createFrom().item(new Settled(what, order, payment));
            case MISMATCH -> mismatch(tx, attempt, result, now);
            case ACCEPT -> accept(tx, order, payment.accepted(), now);
            case PAY -> pay(tx, attempt, order.paid(now), payment.succeeded(result.channelRef(), now), now);
            case CREDIT -> credit(tx, order, payment.reversed(result.channelRef(), now), now);
            case FAIL -> fail(tx, order, payment.failed(result.reason(), now), now);
            case FAIL_INTO_ARREARS ->
                failIntoArrears(tx, order.leftUnpaid(), payment.failed(result.reason(), now), now);
            case CLOSE -> saved(tx, new Settled(what, order, payment.closed(now)), List.of());
        };
    }

    Uni<Settled> giveUp(SqlConnection tx, Attempt attempt, String reason) {
        return attempt.payment().state() == PaymentState.CREATED
                ? fail(tx, attempt.order(), attempt.payment().givenUp(reason, clock.instant()), clock.instant())
                : Uni.createFrom().item(new Settled(Settlement.NOTHING, attempt.order(), attempt.payment()));
    }

    private Uni<Settled> mismatch(SqlConnection tx, Attempt attempt, ChannelResult told, Instant now) {
        var payment = attempt.payment();
        LOG.errorf(
                "Payment %s is for %d %s, but %s speaks of %d %s: refused",
                payment.id(), payment.amount(), payment.currency(), payment.channel(), told.amount(), told.currency());
        return events.tell(tx, List.of(OrderFacts.mismatch(attempt.order(), payment, told, now)))
                .replaceWith(new Settled(Settlement.MISMATCH, attempt.order(), payment));
    }

    /** The car leaves on the promise, and with its benefits. */
    private Uni<Settled> accept(SqlConnection tx, Order order, Payment payment, Instant now) {
        return benefits.burn(tx, order)
                .chain(() -> saved(
                        tx,
                        new Settled(Settlement.ACCEPT, order, payment),
                        List.of(OrderFacts.accepted(order, payment, now))));
    }

    private Uni<Settled> pay(SqlConnection tx, Attempt attempt, Order order, Payment payment, Instant now) {
        var movement = movement(payment, Account.REVENUE, now);
        var settled = new Settled(Settlement.PAY, order, payment);
        if (!order.collects()) {
            return ledger.record(tx, movement)
                    .chain(() -> paid(tx, order, payment, now))
                    .chain(facts -> saved(tx, settled, facts));
        }
        var parts = attempt.payableParts().stream()
                .map(part -> part.paidWith(order.id(), now))
                .toList();
        return orders.save(tx, order)
                .chain(() -> ledger.record(tx, movement))
                .chain(() -> giveBackTheRest(tx, parts, payment, now))
                .chain(() -> paid(tx, parts, payment, now))
                .chain(facts -> saved(tx, settled, with(OrderFacts.collected(order, payment, parts, now), facts)));
    }

    /** Somebody else paid some of the orders at the same moment. */
    private Uni<Void> giveBackTheRest(SqlConnection tx, List<Order> parts, Payment payment, Instant now) {
        long rest = payment.amount() - parts.stream().mapToLong(Order::amount).sum();
        return rest == 0
                ? Uni.createFrom().voidItem()
                : refunds.insert(tx, Refund.of(payment, rest, Refund.LATE_PAYMENT, now));
    }

    private Uni<List<Fact>> paid(SqlConnection tx, List<Order> parts, Payment payment, Instant now) {
        return Multi.createFrom()
                .iterable(parts)
                .onItem()
                .transformToUniAndConcatenate(part -> paid(tx, part, payment, now))
                .onItem()
                .<Fact>disjoint()
                .collect()
                .asList();
    }

    private Uni<List<Fact>> paid(SqlConnection tx, Order order, Payment payment, Instant now) {
        return orders.save(tx, order)
                .chain(() -> benefits.burn(tx, order))
                .chain(() -> fulfil(tx, order, now))
                .map(facts -> with(OrderFacts.paid(order, payment, now), facts));
    }

    private Uni<List<Fact>> fulfil(SqlConnection tx, Order order, Instant now) {
        return Multi.createFrom()
                .iterable(fulfilments)
                .onItem()
                .transformToUniAndConcatenate(fulfilment -> fulfilment.fulfil(tx, order, now))
                .onItem()
                .<Fact>disjoint()
                .collect()
                .asList();
    }

    private Uni<Settled> credit(SqlConnection tx, Order order, Payment payment, Instant now) {
        return ledger.record(tx, movement(payment, Account.DRIVER_CREDIT, now))
                .chain(() -> refunds.insert(tx, Refund.of(payment, payment.amount(), Refund.LATE_PAYMENT, now)))
                .chain(() -> saved(
                        tx,
                        new Settled(Settlement.CREDIT, order, payment),
                        List.of(OrderFacts.credited(order, payment, now))));
    }

    private Uni<Settled> fail(SqlConnection tx, Order order, Payment payment, Instant now) {
        return saved(tx, new Settled(Settlement.FAIL, order, payment), List.of(OrderFacts.failed(order, payment, now)));
    }

    private Uni<Settled> failIntoArrears(SqlConnection tx, Order order, Payment payment, Instant now) {
        return orders.save(tx, order)
                .chain(() -> saved(
                        tx,
                        new Settled(Settlement.FAIL_INTO_ARREARS, order, payment),
                        List.of(OrderFacts.failed(order, payment, now), OrderFacts.arrears(order, now))));
    }

    private Uni<Settled> saved(SqlConnection tx, Settled settled, List<Fact> facts) {
        return payments.save(tx, settled.payment())
                .chain(() -> events.tell(tx, facts))
                .replaceWith(settled);
    }

    private static Movement movement(Payment p, Account from, Instant at) {
        return new Movement(
                p.tenantId(),
                from,
                Account.CHANNEL,
                p.channel(),
                p.amount(),
                p.currency(),
                p.orderId(),
                p.id(),
                null,
                at);
    }

    private static List<Fact> with(Fact first, List<Fact> more) {
        var all = new ArrayList<Fact>(more.size() + 1);
        all.add(first);
        all.addAll(more);
        return all;
    }
}
