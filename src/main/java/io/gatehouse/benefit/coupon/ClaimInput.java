package io.gatehouse.benefit.coupon;

import io.gatehouse.platform.Problem;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which coupon is claimed, and for which plate. */
public record ClaimInput(
        @Schema(description = "what the driver typed or scanned", nullable = true)
                @Size(max = 64) @Pattern(regexp = "[A-Za-z0-9_-]{6,64}") String code,
        @Schema(description = "instead: a coupon that was issued to the driver's phone", nullable = true) UUID couponId,
        @Schema(description = "however it is written", examples = "粤B12345") @NotBlank @Size(max = 32) String plate) {

    ClaimInput checked() {
        if ((code == null) == (couponId == null)) {
            throw Problem.invalid("code", "one-of", "Either a code or a coupon is expected.");
        }
        return this;
    }
}
