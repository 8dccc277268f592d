package io.gatehouse.lane;

import io.gatehouse.platform.Problem;
import io.gatehouse.vehicle.Driver;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who drives a car without a plate: one of the two, and the same one at the entry and at the exit. */
public record CheckoutDriver(
        @Schema(nullable = true, examples = "13800138000") @Size(max = 24) @Pattern(regexp = "\\+?[0-9][0-9 -]{4,22}") String phone,
        @Schema(description = "of the mini-program", nullable = true)
                @Size(max = 128) @Pattern(regexp = "[A-Za-z0-9_-]{1,128}") String openId) {

    Driver driver() {
        if ((phone == null) == (openId == null)) {
            throw Problem.invalid("phone", "one-of", "Either a phone number or an open id is expected.");
        }
        return phone == null ? Driver.ofOpenId(openId) : Driver.ofPhone(phone);
    }

    /** Never in a log. */
    @Override
    public String toString() {
        return "CheckoutDriver";
    }
}
