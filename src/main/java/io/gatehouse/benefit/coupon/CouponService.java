package io.gatehouse.benefit.coupon;

import io.gatehouse.benefit.BenefitGranted;
import io.gatehouse.benefit.GrantedBenefits;
import io.gatehouse.benefit.Voucher;
import io.gatehouse.benefit.Voucher.Holder;
import io.gatehouse.benefit.Voucher.Origin;
import io.gatehouse.benefit.Voucher.Validity;
import io.gatehouse.benefit.VoucherFact;
import io.gatehouse.benefit.VoucherSource;
import io.gatehouse.benefit.Vouchers;
import io.gatehouse.event.Events;
import io.gatehouse.order.Plates;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Problem;
import io.gatehouse.platform.SetUp;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Issues coupons, lets drivers claim them, takes them back. A car that waits at a lane is decided anew by them. */
@ApplicationScoped
class CouponService {

    private final SetUp setUp;
    private final Campaigns campaigns;
    private final Database database;
    private final CouponIssues issues;
    private final Vouchers vouchers;
    private final GrantedBenefits granted;
    private final Events events;
    private final Clock clock;

    CouponService(
            SetUp setUp,
            Campaigns campaigns,
            Database database,
            CouponIssues issues,
            Vouchers vouchers,
            GrantedBenefits granted,
            Events events,
            Clock clock) {
        this.setUp = setUp;
        this.campaigns = campaigns;
        this.database = database;
        this.issues = issues;
        this.vouchers = vouchers;
        this.granted = granted;
        this.events = events;
        this.clock = clock;
    }

    Uni<Voucher> issue(UUID tenant, UUID campaignId, Holder holder, String by) {
        return setUp.inTenant(tenant, () -> campaigns.ofTenant(tenant, campaignId))
                .invoke(this::refuseIfOver)
                .chain(campaign -> database.inTenant(tenant, tx -> issue(tx, campaign, holder, by)))
                .invoke(this::tell);
    }

    private void refuseIfOver(Campaign campaign) {
        if (campaign.suspended || !campaign.validUntil.isAfter(clock.instant())) {
            throw Problem.conflict("campaign-over", "No coupon of this campaign is issued any more.");
        }
    }

    private Uni<Voucher> issue(SqlConnection tx, Campaign campaign, Holder holder, String by) {
        var origin = new Origin(campaign.tenantId, VoucherSource.COUPON, campaign.id, campaign.name, by);
        var valid = new Validity(campaign.validFrom, campaign.validUntil);
        var parks = campaign.parks.length == 0 ? null : campaign.parkIds();
        var voucher = Voucher.held(origin, campaign.worth(), campaign.stackable, parks, valid, holder, clock.instant());
        return issues.oneMore(tx, campaign)
                .invoke(CouponService::refuseUnlessLeft)
                .chain(() -> vouchers.insert(tx, voucher))
                .chain(() -> told(tx, "benefit.issued", voucher));
    }

    private static void refuseUnlessLeft(boolean left) {
        if (!left) {
            throw Problem.conflict("campaign-exhausted", "All coupons of this campaign are out.");
        }
    }

    Uni<Voucher> claim(UUID tenant, ClaimInput input) {
        var plate = Plates.normalised("plate", input.plate());
        return database.inTenant(tenant, tx -> find(tx, tenant, input)
                        .chain(voucher -> vouchers.claim(tx, voucher.id(), plate))
                        .map(claimed -> claimed.orElseThrow(CouponService::used))
                        .chain(voucher -> told(tx, "benefit.claimed", voucher)))
                .invoke(this::tell);
    }

    private Uni<Voucher> find(SqlConnection tx, UUID tenant, ClaimInput input) {
        return input.code() == null
                ? vouchers.one(tx, tenant, VoucherSource.COUPON, input.couponId())
                : vouchers.byCode(tx, tenant, input.code())
                        .map(found -> found.orElseThrow(() -> Problem.notFound("coupon", input.code())));
    }

    Uni<Voucher> revoke(UUID tenant, UUID id) {
        return database.inTenant(tenant, tx -> vouchers.one(tx, tenant, VoucherSource.COUPON, id)
                .chain(voucher -> vouchers.revoke(tx, voucher.id(), "revoked"))
                .map(revoked -> revoked.orElseThrow(CouponService::used))
                .chain(voucher -> told(tx, "benefit.revoked", voucher)));
    }

    private Uni<Voucher> told(SqlConnection tx, String what, Voucher voucher) {
        return events.tell(tx, List.of(VoucherFact.of(what, voucher, null, clock.instant())))
                .replaceWith(voucher);
    }

    private void tell(Voucher voucher) {
        granted.tell(
                new BenefitGranted(voucher.tenantId(), null, voucher.holder().plate()));
    }

    private static Problem used() {
        return Problem.conflict("coupon-used", "The coupon is used, taken back, or another plate's.");
    }
}
