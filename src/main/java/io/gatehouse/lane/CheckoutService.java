package io.gatehouse.lane;

import io.gatehouse.card.Renewal;
import io.gatehouse.card.RenewalService;
import io.gatehouse.lane.CheckoutView.Unpaid;
import io.gatehouse.lane.Checkouts.Found;
import io.gatehouse.order.Payment;
import io.gatehouse.order.PaymentService;
import io.gatehouse.order.PaymentService.Start;
import io.gatehouse.order.PaymentService.Started;
import io.gatehouse.order.arrears.ArrearsService;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Problem;
import io.gatehouse.vehicle.Driver;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** What a driver does after scanning the code on a robot's screen: makes himself known, or pays. */
@ApplicationScoped
public class CheckoutService {

    private final CheckoutTokens tokens;
    private final Checkouts checkouts;
    private final Database database;
    private final Passages passages;
    private final PassageService service;
    private final PaymentService payments;
    private final ArrearsService arrears;
    private final RenewalService renewals;
    private final Clock clock;

    CheckoutService(
            CheckoutTokens tokens,
            Checkouts checkouts,
            Database database,
            Passages passages,
            PassageService service,
            PaymentService payments,
            ArrearsService arrears,
            RenewalService renewals,
            Clock clock) {
        this.tokens = tokens;
        this.checkouts = checkouts;
        this.database = database;
        this.passages = passages;
        this.service = service;
        this.payments = payments;
        this.arrears = arrears;
        this.renewals = renewals;
        this.clock = clock;
    }

    /**
     * How a driver wants to pay.
     *
     * @param months with a renewal: for how long
     * @param orderId with arrears: which of them; null for the oldest
     * @param all with arrears: all of them, in one payment
     */
    record Wish(Start start, int months, UUID orderId, boolean all, String by) {}

    /**
     * What came of it.
     *
     * @param started null when a renewal waits for a decision, or costs nothing
     * @param renewal null when none was asked for
     */
    record Begun(Started started, Renewal renewal) {

        Payment payment() {
            return started == null ? null : started.payment();
        }
    }

    Uni<Found> look(UUID tenant, String token) {
        var checkout = tokens.read(token)
                .filter(read -> read.tenantId().equals(tenant))
                .orElseThrow(CheckoutService::unknown);
        return database.inTenant(tenant, tx -> checkouts.of(tx, checkout))
                .map(found -> found.orElseThrow(CheckoutService::unknown));
    }

    /** The driver of a car without a plate is recorded; at an entry the gate opens, at an exit the stay is found. */
    Uni<Found> identify(UUID tenant, String token, Driver driver) {
        return look(tenant, token)
                .invoke(found -> refuseUnless(found, CheckoutPurpose.UNPLATED_ENTRY, CheckoutPurpose.UNPLATED_EXIT))
                .call(found -> service.identify(tenant, found.passage(), driver.value()))
                .chain(found -> look(tenant, token));
    }

    Uni<Begun> pay(UUID tenant, String token, Wish wish) {
        return look(tenant, token)
                .invoke(CheckoutService::refuseIfOver)
                .call(found -> database.inTenant(tenant, tx -> passages.acted(tx, found.passage(), clock.instant())))
                .chain(found -> switch (found.purpose()) {
                    case UNPLATED_ENTRY -> throw wrongPurpose(found);
                    case FEE, UNPLATED_EXIT -> start(tenant, fee(found), wish);
                    case ARREARS -> payArrears(tenant, found, wish);
                    case RENEWAL -> renew(tenant, found, wish);
                });
    }

    private Uni<Begun> payArrears(UUID tenant, Found found, Wish wish) {
        return wish.all()
                ? arrears.pay(tenant, found.passage().seen().plate(), null, wish.start())
                        .map(started -> new Begun(started, null))
                : start(tenant, oneOf(found.arrears(), wish.orderId()), wish);
    }

    private Uni<Begun> start(UUID tenant, UUID order, Wish wish) {
        return payments.start(tenant, order, wish.start()).map(started -> new Begun(started, null));
    }

    /** Where the park reviews renewals there is nothing to pay yet. */
    private Uni<Begun> renew(UUID tenant, Found found, Wish wish) {
        if (found.card() == null) {
            throw Problem.conflict("no-card", "The vehicle has no card here.");
        }
        return renewals.request(tenant, found.card().id(), wish.months(), wish.by())
                .chain(renewal -> renewal.orderId() == null
                        ? Uni.createFrom().item(new Begun(null, renewal))
                        : payments.start(tenant, renewal.orderId(), wish.start())
                                .map(started -> new Begun(started, renewal)));
    }

    private static UUID fee(Found found) {
        if (!found.isFeePayable()) {
            throw nothingOwed();
        }
        return found.orderId();
    }

    private static UUID oneOf(List<Unpaid> arrears, UUID wanted) {
        if (arrears.isEmpty()) {
            throw nothingOwed();
        }
        return arrears.stream()
                .map(Unpaid::orderId)
                .filter(order -> wanted == null || order.equals(wanted))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("order", wanted));
    }

    private static void refuseUnless(Found found, CheckoutPurpose one, CheckoutPurpose other) {
        if (found.purpose() != one && found.purpose() != other) {
            throw wrongPurpose(found);
        }
        refuseIfOver(found);
    }

    /** Debts are paid whenever somebody likes to, also by the link in a reminder. */
    private static void refuseIfOver(Found found) {
        if (found.purpose() != CheckoutPurpose.ARREARS
                && !found.passage().state().live()) {
            throw Problem.conflict("passage-over", "The car does not stand at the lane any more.");
        }
    }

    private static Problem wrongPurpose(Found found) {
        return Problem.conflict("wrong-purpose", "This code is for " + found.purpose() + ".");
    }

    private static Problem nothingOwed() {
        return Problem.conflict("nothing-owed", "Nothing is to be paid here.");
    }

    /** Forged, expired, or another tenant's: the same answer, and the token is not repeated. */
    private static Problem unknown() {
        return Problem.of(404, "checkout-not-found", "There is no such checkout, or its code has expired.");
    }
}
