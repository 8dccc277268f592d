package io.gatehouse.lane;

import io.gatehouse.lane.CheckoutService.Wish;
import io.gatehouse.order.PaymentService.Start;
import io.gatehouse.order.channel.Behaviour;
import io.gatehouse.order.channel.PaymentMethod;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a driver wants to pay for what the code is about. */
public record CheckoutPayment(
        @Schema(description = "left out: the one that the park uses", examples = "wechat", nullable = true)
                @Size(min = 1, max = 50) String channel,
        @Schema(description = "what the sandbox channel shall do with it; other channels ignore it", nullable = true)
                Behaviour behaviour,
        @Schema(description = "of a renewal: calendar months", defaultValue = "1") @Min(1) @Max(36) Integer months,
        @Schema(description = "of arrears: which order; the oldest when left out", nullable = true) UUID orderId,
        @Schema(description = "of arrears: all of them, in one payment", defaultValue = "false") Boolean all) {

    Wish wish(String by) {
        var start = new Start(channel, PaymentMethod.QR, null, behaviour);
        return new Wish(start, months == null ? 1 : months, orderId, all != null && all, by);
    }
}
