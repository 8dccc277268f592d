package io.gatehouse.order;

import io.gatehouse.order.channel.PaymentMethod;
import io.gatehouse.platform.Money;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One attempt to pay, as the API shows it. */
@Schema(name = "Payment")
public record PaymentView(
        UUID id,
        UUID orderId,
        String channel,
        PaymentMethod method,
        @Schema(description = "CREATED and ACCEPTED are live; REVERSED: it came too late and is given back")
                PaymentState state,
        Money amount,
        @Schema(description = "our name for the attempt at the channel") String tradeNo,
        @Schema(description = "the channel's name for the money", nullable = true) String channelRef,
        @Schema(description = "what the QR code contains that the driver scans", nullable = true) String codeUrl,
        @Schema(description = "why it failed or was reversed", nullable = true) String reason,
        Instant createdAt,
        @Schema(nullable = true) Instant endedAt) {

    public static PaymentView of(Payment p) {
        return new PaymentView(
                p.id(),
                p.orderId(),
                p.channel(),
                p.method(),
                p.state(),
                new Money(p.amount(), p.currency()),
                p.tradeNo(),
                p.channelRef(),
                p.codeUrl(),
                p.reason(),
                p.createdAt(),
                p.endedAt());
    }
}
