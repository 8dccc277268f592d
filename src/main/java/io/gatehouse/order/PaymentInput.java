package io.gatehouse.order;

import io.gatehouse.order.PaymentService.Start;
import io.gatehouse.order.channel.Behaviour;
import io.gatehouse.order.channel.PaymentMethod;
import io.gatehouse.platform.Problem;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a driver wants to pay. */
public record PaymentInput(
        @Schema(description = "left out: the one that the park uses", examples = "wechat", nullable = true)
                @Size(min = 1, max = 50) String channel,
        @Schema(description = "QR where it is left out; DEFERRED is begun at the exit only", defaultValue = "QR")
                PaymentMethod method,
        @Schema(description = "with CODE: the 18 digits that the driver shows, used once", nullable = true)
                @Pattern(regexp = "1[0-5][0-9]{16}", message = "18 digits, the first two from 10 to 15") @Size(max = 18) String paymentCode,
        @Schema(description = "what the sandbox channel shall do with it; other channels ignore it", nullable = true)
                Behaviour behaviour) {

    Start checked() {
        var by = method == null ? PaymentMethod.QR : method;
        if (by == PaymentMethod.DEFERRED) {
            throw Problem.invalid("method", "not-here", "Leaving first and paying later is asked for at the exit.");
        }
        if ((by == PaymentMethod.CODE) != (paymentCode != null)) {
            throw Problem.invalid("paymentCode", "payment-code", "A payment code belongs to the method CODE.");
        }
        return new Start(channel, by, paymentCode, behaviour);
    }
}
