package io.gatehouse.benefit.coupon;

import io.gatehouse.benefit.Worth;
import io.gatehouse.platform.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an operator says of a batch of coupons. */
public record CampaignInput(
        @Schema(description = "what drivers read", examples = "开业优惠券") @NotBlank @Size(max = 200) String name,
        @NotNull @Valid Worth worth,
        @Schema(description = "where they may be used; all parks when left out") @Size(max = 500) List<@NotNull UUID> parks,
        @Schema(description = "together with other benefits", defaultValue = "false") Boolean stackable,
        @Schema(description = "now when left out", examples = "2026-03-01T00:00:00+08:00", nullable = true)
                Instant validFrom,
        @Schema(examples = "2099-12-31T00:00:00+08:00") @NotNull Instant validUntil,
        @Schema(description = "how many there are", examples = "1000") @NotNull @Min(1) @Max(10_000_000) Integer quantity,
        @Schema(description = "none is issued for the time being", defaultValue = "false") Boolean suspended) {

    public CampaignInput {
        parks = parks == null ? List.of() : parks;
        stackable = stackable != null && stackable;
        suspended = suspended != null && suspended;
    }

    static CampaignInput of(Campaign c) {
        return new CampaignInput(
                c.name, c.worth(), c.parkIds(), c.stackable, c.validFrom, c.validUntil, c.quantity, c.suspended);
    }

    CampaignInput checked(Instant now) {
        var from = validFrom == null ? now : validFrom;
        if (!validUntil.isAfter(from)) {
            throw Problem.invalid("validUntil", "range", "The end is after the beginning.");
        }
        return new CampaignInput(name, worth.checked(), parks, stackable, from, validUntil, quantity, suspended);
    }
}
