package io.gatehouse.benefit;

import io.gatehouse.platform.Ids;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One coupon, validation or reservation of points.
 *
 * @param sourceId the campaign, the merchant, the points account
 * @param label what a driver reads
 * @param parks where it may be used; null: everywhere
 * @param forStay the only stay that it may be used for; null with coupons
 * @param use what it is used for; {@link Use#NONE} while it is not
 */
public record Voucher(
        UUID id,
        UUID tenantId,
        VoucherSource source,
        UUID sourceId,
        Worth worth,
        String label,
        boolean stackable,
        List<UUID> parks,
        Instant validFrom,
        Instant validUntil,
        Holder holder,
        UUID forStay,
        UUID parkId,
        VoucherState state,
        Use use,
        String issuedBy,
        Instant issuedAt,
        String endedReason) {

    /** Who may use it: at most one of the three, and none where it was issued for a stay. */
    public record Holder(String plate, String driver, String code) {

        public static final Holder NOBODY = new Holder(null, null, null);
    }

    /**
     * @param orderId whose total it lowered; null when the stay is free by it
     * @param deducted minor units
     */
    public record Use(UUID stayId, UUID orderId, Long deducted, Instant burntAt) {

        public static final Use NONE = new Use(null, null, null, null);
    }

    /** Whence it comes. */
    public record Origin(UUID tenantId, VoucherSource source, UUID sourceId, String label, String issuedBy) {}

    /** From when to when. */
    public record Validity(Instant from, Instant until) {}

    /** For whoever holds it. */
    public static Voucher held(
            Origin origin,
            Worth worth,
            boolean stackable,
            List<UUID> parks,
            Validity valid,
            Holder holder,
            Instant at) {
        return issued(origin, worth, stackable, parks, valid, holder, null, null, at);
    }

    /** For one stay alone. */
    public static Voucher ofStay(
            Origin origin, Worth worth, boolean stackable, Validity valid, UUID stay, UUID park, Instant at) {
        return issued(origin, worth, stackable, null, valid, Holder.NOBODY, stay, park, at);
    }

    private static Voucher issued(
            Origin origin,
            Worth worth,
            boolean stackable,
            List<UUID> parks,
            Validity valid,
            Holder holder,
            UUID stay,
            UUID park,
            Instant at) {
        return new Voucher(
                Ids.next(),
                origin.tenantId(),
                origin.source(),
                origin.sourceId(),
                worth,
                origin.label(),
                stackable,
                parks,
                valid.from(),
                valid.until(),
                holder,
                stay,
                park,
                VoucherState.ISSUED,
                Use.NONE,
                origin.issuedBy(),
                at,
                null);
    }
}
