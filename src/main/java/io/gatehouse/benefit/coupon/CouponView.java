package io.gatehouse.benefit.coupon;

import io.gatehouse.benefit.Voucher;
import io.gatehouse.benefit.VoucherState;
import io.gatehouse.benefit.Worth;
import io.gatehouse.vehicle.Driver;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One coupon, as the API shows it. */
@Schema(name = "Coupon")
public record CouponView(
        UUID id,
        UUID campaignId,
        @Schema(description = "what drivers read") String label,
        Worth worth,
        boolean stackable,
        @Schema(description = "where it may be used; null: at all parks", nullable = true) List<UUID> parks,
        Instant validFrom,
        Instant validUntil,
        @Schema(nullable = true) String plate,
        @Schema(description = "masked", nullable = true) String driver,
        @Schema(nullable = true) String code,
        @Schema(description = "RESERVED: an order counts on it; BURNT: used; REVOKED: taken back") VoucherState state,
        @Schema(nullable = true) UUID stayId,
        @Schema(description = "whose total it lowered", nullable = true) UUID orderId,
        @Schema(description = "minor units", nullable = true) Long deducted,
        Instant issuedAt,
        @Schema(nullable = true) Instant burntAt) {

    static CouponView of(Voucher v) {
        return new CouponView(
                v.id(),
                v.sourceId(),
                v.label(),
                v.worth(),
                v.stackable(),
                v.parks(),
                v.validFrom(),
                v.validUntil(),
                v.holder().plate(),
                Driver.masked(v.holder().driver()),
                v.holder().code(),
                v.state(),
                v.use().stayId(),
                v.use().orderId(),
                v.use().deducted(),
                v.issuedAt(),
                v.use().burntAt());
    }
}
