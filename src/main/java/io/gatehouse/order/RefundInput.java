package io.gatehouse.order;

import io.gatehouse.platform.Money;
import io.gatehouse.platform.Problem;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What shall be given back, and why. */
public record RefundInput(
        @Schema(description = "in the order's currency; at most what was paid and not given back") @NotNull Money amount,
        @NotBlank @Size(max = 200) String reason) {

    RefundInput checked() {
        if (amount.amount() <= 0) {
            throw Problem.invalid("amount.amount", "positive", "A refund is of more than nothing.");
        }
        if (Refund.isReserved(reason)) {
            throw Problem.invalid("reason", "reserved", "The platform alone gives money back for this reason.");
        }
        return this;
    }
}
