package io.gatehouse.benefit.merchant;

import io.gatehouse.benefit.BenefitGranted;
import io.gatehouse.benefit.GrantedBenefits;
import io.gatehouse.benefit.Voucher;
import io.gatehouse.benefit.Voucher.Origin;
import io.gatehouse.benefit.Voucher.Validity;
import io.gatehouse.benefit.VoucherFact;
import io.gatehouse.benefit.VoucherSource;
import io.gatehouse.benefit.Vouchers;
import io.gatehouse.benefit.merchant.ValidatedStays.Spot;
import io.gatehouse.event.Events;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Problem;
import io.gatehouse.platform.SetUp;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Validates stays for merchants: a stay once by each, as often a day as was agreed. */
@ApplicationScoped
class ValidationService {

    /** Longer than any stay: it ends with the stay that it is for. */
    private static final Duration LASTS = Duration.ofDays(3650);

    private final SetUp setUp;
    private final Merchants merchants;
    private final Database database;
    private final ValidatedStays stays;
    private final MerchantDays days;
    private final Vouchers vouchers;
    private final GrantedBenefits granted;
    private final Events events;
    private final Clock clock;

    ValidationService(
            SetUp setUp,
            Merchants merchants,
            Database database,
            ValidatedStays stays,
            MerchantDays days,
            Vouchers vouchers,
            GrantedBenefits granted,
            Events events,
            Clock clock) {
        this.setUp = setUp;
        this.merchants = merchants;
        this.database = database;
        this.stays = stays;
        this.days = days;
        this.vouchers = vouchers;
        this.granted = granted;
        this.events = events;
        this.clock = clock;
    }

    Uni<Voucher> validate(UUID tenant, UUID merchantId, ValidationInput input, String by) {
        return merchant(tenant, merchantId)
                .invoke(ValidationService::refuseIfSuspended)
                .chain(merchant -> database.inTenant(
                        tenant, tx -> spot(tx, merchant, input).chain(spot -> validate(tx, merchant, spot, by))))
                .onFailure(ValidationService::isSecond)
                .transform(
                        second -> Problem.conflict("already-validated", "This merchant has validated the stay before."))
                .invoke(voucher -> granted.tell(new BenefitGranted(tenant, voucher.forStay(), null)));
    }

    Uni<Merchant> merchant(UUID tenant, UUID id) {
        return setUp.inTenant(tenant, () -> merchants.ofTenant(tenant, id));
    }

    private static void refuseIfSuspended(Merchant merchant) {
        if (merchant.suspended) {
            throw Problem.conflict("merchant-suspended", "This merchant validates nothing for the time being.");
        }
    }

    private Uni<Spot> spot(SqlConnection tx, Merchant merchant, ValidationInput input) {
        var found = input.stayId() == null
                ? stays.liveOf(tx, merchant.tenantId, input.plate()).map(all -> theOne(merchant, all, input.plate()))
                : stays.one(tx, merchant.tenantId, input.stayId());
        return found.invoke(spot -> refuseUnlessFits(merchant, spot));
    }

    private static Spot theOne(Merchant merchant, List<Spot> live, String plate) {
        var here = live.stream().filter(spot -> merchant.isAt(spot.parkId())).toList();
        if (here.size() > 1) {
            throw Problem.conflict("stay-ambiguous", "The plate is inside several parks: name the stay.");
        }
        return here.stream().findFirst().orElseThrow(() -> Problem.notFound("stay", plate));
    }

    private static void refuseUnlessFits(Merchant merchant, Spot spot) {
        if (!spot.live()) {
            throw Problem.conflict("stay-over", "The vehicle is not inside any more.");
        }
        if (!merchant.isAt(spot.parkId())) {
            throw Problem.conflict("merchant-elsewhere", "The merchant does not validate at this park.");
        }
        if (merchant.currency != null && !merchant.currency.equals(spot.currency())) {
            throw Problem.conflict("wrong-currency", "The park takes " + spot.currency() + ".");
        }
    }

    private Uni<Voucher> validate(SqlConnection tx, Merchant merchant, Spot spot, String by) {
        var now = clock.instant();
        var origin = new Origin(merchant.tenantId, VoucherSource.VALIDATION, merchant.id, merchant.name, by);
        var valid = new Validity(now, now.plus(LASTS));
        var voucher =
                Voucher.ofStay(origin, merchant.worth(), merchant.stackable, valid, spot.stayId(), spot.parkId(), now);
        return days.oneMore(tx, merchant, LocalDate.ofInstant(now, spot.zone()))
                .invoke(ValidationService::refuseUnlessLeft)
                .chain(() -> vouchers.insert(tx, voucher))
                .chain(() -> told(tx, "benefit.issued", voucher));
    }

    private static void refuseUnlessLeft(boolean left) {
        if (!left) {
            throw Problem.conflict("merchant-exhausted", "The merchant has given away what it may today.");
        }
    }

    /** Gives the day its share back. */
    Uni<Void> revoke(UUID tenant, UUID merchantId, UUID id) {
        return merchant(tenant, merchantId)
                .chain(merchant -> database.inTenant(tenant, tx -> ofMerchant(tx, merchant, id)
                        .chain(voucher -> vouchers.revoke(tx, voucher.id(), "revoked"))
                        .map(revoked -> revoked.orElseThrow(ValidationService::used))
                        .call(voucher -> stays.one(tx, tenant, voucher.forStay())
                                .chain(spot -> days.oneLess(
                                        tx,
                                        merchant,
                                        voucher.worth(),
                                        LocalDate.ofInstant(voucher.issuedAt(), spot.zone()))))
                        .chain(voucher -> told(tx, "benefit.revoked", voucher))))
                .replaceWithVoid();
    }

    Uni<Voucher> ofMerchant(SqlConnection tx, Merchant merchant, UUID id) {
        return vouchers.one(tx, merchant.tenantId, VoucherSource.VALIDATION, id).invoke(voucher -> {
            if (!voucher.sourceId().equals(merchant.id)) {
                throw Problem.notFound("validation", id);
            }
        });
    }

    private Uni<Voucher> told(SqlConnection tx, String what, Voucher voucher) {
        return events.tell(tx, List.of(VoucherFact.of(what, voucher, voucher.parkId(), clock.instant())))
                .replaceWith(voucher);
    }

    private static boolean isSecond(Throwable failure) {
        return failure instanceof PgException broken
                && "benefit_one_validation_per_stay".equals(broken.getConstraint());
    }

    private static Problem used() {
        return Problem.conflict("validation-used", "An order counts on it, or it was used or taken back.");
    }
}
