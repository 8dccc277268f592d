package io.gatehouse.vehicle;

import io.gatehouse.fee.Quote;
import io.gatehouse.order.OrderBenefits;
import io.gatehouse.order.OrderDraft;
import io.gatehouse.order.OrderService;
import io.gatehouse.order.RefundService;
import io.gatehouse.platform.Money;
import io.gatehouse.platform.Problem;
import io.gatehouse.platform.StoredJson;
import io.gatehouse.vehicle.StayOrders.Bill;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** "Corrections that reach every bill": what is owed for a corrected stay is ordered anew, what was paid too much goes back. */
@ApplicationScoped
class CorrectedBills {

    private static final String REASON = "stay-corrected";

    private final StayQuotes quotes;
    private final StayOrders bills;
    private final OrderService orders;
    private final OrderBenefits benefits;
    private final RefundService refunds;
    private final StoredJson stored;
    private final Clock clock;

    CorrectedBills(
            StayQuotes quotes,
            StayOrders bills,
            OrderService orders,
            OrderBenefits benefits,
            RefundService refunds,
            StoredJson stored,
            Clock clock) {
        this.quotes = quotes;
        this.bills = bills;
        this.orders = orders;
        this.benefits = benefits;
        this.refunds = refunds;
        this.stored = stored;
        this.clock = clock;
    }

    /**
     * What a correction came to.
     *
     * @param orderId for what is owed now; null when nothing is asked for
     * @param refunded what goes back, minor units
     */
    record Reached(Quote quote, UUID orderId, long refunded) {}

    /** Bills are read after they are locked: a payment that was being settled meanwhile is seen. */
    Uni<Reached> follow(SqlConnection tx, Stay before, Stay after, boolean charge) {
        var tenant = after.tenantId();
        return bills.lock(tx, tenant, after.id())
                .chain(() -> bills.of(tx, tenant, after.id()))
                .chain(all ->
                        quotes.of(tx, tenant, after.id()).chain(account -> follow(tx, account, all, before, charge)));
    }

    private Uni<Reached> follow(SqlConnection tx, StayAccount account, List<Bill> all, Stay before, boolean charge) {
        var now = clock.instant();
        long kept = all.stream().filter(Bill::isPaid).mapToLong(Bill::kept).sum();
        var quote = account.with(kept).quoteAt(now);
        long tooMuch = Math.max(0, kept - account.unpaid().quoteAt(now).owed());
        var owing = all.stream().filter(Bill::isOwing).toList();
        boolean samePlate = String.valueOf(before.plate())
                .equals(String.valueOf(account.stay().plate()));
        long due = due(account.stay(), owing, quote, charge);
        return giveBackBenefits(tx, account.stay())
                .chain(() -> giveBack(tx, account, all, tooMuch))
                .chain(() -> order(tx, account, owing, quote, due, samePlate))
                .map(order -> new Reached(quote, order, tooMuch));
    }

    /** Nobody is asked for more after the fact, unless the operator says so. */
    private static long due(Stay stay, List<Bill> owing, Quote quote, boolean charge) {
        if (stay.state() == StayState.LIVE) {
            return owing.isEmpty() ? 0 : quote.owed();
        }
        long asked = owing.stream().mapToLong(Bill::amount).sum();
        return charge && stay.state() != StayState.VOID ? quote.owed() : Math.min(quote.owed(), asked);
    }

    private Uni<UUID> order(
            SqlConnection tx, StayAccount account, List<Bill> owing, Quote quote, long due, boolean samePlate) {
        boolean asBefore = owing.size() == 1 && owing.get(0).amount() == due && samePlate;
        if (asBefore || owing.isEmpty() && due == 0) {
            return Uni.createFrom().item(asBefore ? owing.get(0).id() : null);
        }
        refuseWhilePromised(owing);
        return each(owing, bill -> orders.cancel(tx, account.stay().tenantId(), bill.id(), REASON))
                .chain(() -> due == 0 ? Uni.createFrom().nullItem() : ordered(tx, draft(account, quote, due), account));
    }

    private Uni<UUID> ordered(SqlConnection tx, OrderDraft draft, StayAccount account) {
        return account.stay().state() == StayState.LIVE ? orders.openFor(tx, draft) : orders.becomeArrears(tx, draft);
    }

    private OrderDraft draft(StayAccount account, Quote quote, long due) {
        var stay = account.stay();
        Instant until = account.until(clock.instant());
        return OrderDraft.ofStay(stay.tenantId(), stay.parkId(), stay.id(), stay.plate(), due, quote.currency())
                .counted(stored.of(quote), until, null);
    }

    /** A stay that never was used nothing. */
    private Uni<Void> giveBackBenefits(SqlConnection tx, Stay stay) {
        return stay.state() == StayState.VOID
                ? benefits.giveBackOfStay(tx, stay.id(), stay.parkId(), REASON)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> giveBack(SqlConnection tx, StayAccount account, List<Bill> all, long tooMuch) {
        long[] left = {tooMuch};
        return each(all.stream().filter(Bill::isPaid).toList(), bill -> {
            long some = Math.min(bill.kept(), left[0]);
            left[0] -= some;
            var amount = new Money(some, account.terms().currency());
            return some == 0
                    ? Uni.createFrom().voidItem()
                    : refunds.reserve(tx, account.stay().tenantId(), bill.id(), amount, REASON);
        });
    }

    /** Its money may be on its way: in a few seconds it is known. */
    private static void refuseWhilePromised(List<Bill> owing) {
        if (owing.stream().anyMatch(Bill::promised)) {
            throw Problem.conflict(
                    "payment-in-progress", "A deduction for this stay is not decided yet: try again soon.");
        }
    }

    private interface Step {
        Uni<?> of(Bill bill);
    }

    private static Uni<Void> each(List<Bill> bills, Step step) {
        return Multi.createFrom()
                .iterable(bills)
                .onItem()
                .transformToUniAndConcatenate(bill -> step.of(bill).replaceWith(bill))
                .onItem()
                .ignoreAsUni();
    }
}
