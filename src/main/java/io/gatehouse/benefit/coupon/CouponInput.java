package io.gatehouse.benefit.coupon;

import io.gatehouse.benefit.Voucher.Holder;
import io.gatehouse.order.Plates;
import io.gatehouse.platform.Problem;
import io.gatehouse.vehicle.Driver;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whom a coupon is issued to: a plate, a phone, or whoever claims its code; a code is made up when none of them is given. */
public record CouponInput(
        @NotNull UUID campaignId,
        @Schema(description = "however it is written", nullable = true, examples = "粤B12345") @Size(max = 32) String plate,
        @Schema(
                        description = "of a driver whose car has no plate, or who claims it for one",
                        nullable = true,
                        examples = "13800138000")
                @Size(max = 24) @Pattern(regexp = "\\+?[0-9][0-9 -]{4,22}") String phone,
        @Schema(description = "to be claimed with; once per tenant", nullable = true)
                @Size(max = 64) @Pattern(regexp = "[A-Za-z0-9_-]{6,64}") String code) {

    Holder holder() {
        if (Stream.of(plate, phone, code).filter(Objects::nonNull).count() > 1) {
            throw Problem.invalid("plate", "one-of", "A plate, a phone or a code: one of them.");
        }
        var driver = phone == null ? null : Driver.ofPhone(phone).value();
        boolean nobody = plate == null && phone == null && code == null;
        return new Holder(Plates.orNull("plate", plate), driver, nobody ? CouponCode.made() : code);
    }
}
