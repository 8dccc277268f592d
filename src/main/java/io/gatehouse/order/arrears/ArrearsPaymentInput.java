package io.gatehouse.order.arrears;

import io.gatehouse.order.PaymentService.Start;
import io.gatehouse.order.channel.Behaviour;
import io.gatehouse.order.channel.PaymentMethod;
import io.gatehouse.platform.Money;
import io.gatehouse.platform.Problem;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How much of its arrears a plate's driver wants to pay, and how. */
public record ArrearsPaymentInput(
        @Schema(examples = "sandbox") @NotBlank @Size(max = 50) String channel,
        @Schema(
                        description = "a part, the oldest orders first; all of it when left out (then it must be in one"
                                + " currency)",
                        nullable = true)
                Money amount,
        @Schema(description = "what the sandbox channel shall do with it; other channels ignore it", nullable = true)
                Behaviour behaviour) {

    ArrearsPaymentInput checked() {
        if (amount != null && amount.amount() <= 0) {
            throw Problem.invalid("amount.amount", "positive", "A part is more than nothing.");
        }
        if (amount != null && amount.currency() == null) {
            throw Problem.invalid("amount.currency", "not-null", "Of which currency?");
        }
        return this;
    }

    Start start() {
        return new Start(channel, PaymentMethod.QR, null, behaviour);
    }
}
