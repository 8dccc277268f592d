package io.gatehouse.benefit.coupon;

import io.gatehouse.benefit.Worth;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A batch of coupons, as the API shows it. */
@Schema(name = "Campaign")
public record CampaignView(
        UUID id,
        String name,
        Worth worth,
        @Schema(description = "empty: all parks") List<UUID> parks,
        boolean stackable,
        Instant validFrom,
        Instant validUntil,
        int quantity,
        boolean suspended,
        Instant createdAt) {

    static CampaignView of(Campaign c) {
        return new CampaignView(
                c.id,
                c.name,
                c.worth(),
                c.parkIds(),
                c.stackable,
                c.validFrom,
                c.validUntil,
                c.quantity,
                c.suspended,
                c.createdAt);
    }
}
