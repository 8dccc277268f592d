package io.gatehouse.order;

import io.gatehouse.order.channel.RefundState;
import io.gatehouse.platform.Money;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One refund, as the API shows it. */
@Schema(name = "Refund")
public record RefundView(
        UUID id,
        UUID orderId,
        UUID paymentId,
        @Schema(description = "ABNORMAL: the channel could not deliver it, see to it there") RefundState state,
        Money amount,
        @Schema(description = "our name for the refund at the channel") String refundNo,
        @Schema(description = "`late-payment`: made by the platform, for a payment that the order could not take")
                String reason,
        Instant createdAt,
        @Schema(nullable = true) Instant endedAt) {

    static RefundView of(Refund r) {
        return new RefundView(
                r.id(),
                r.orderId(),
                r.paymentId(),
                r.state(),
                new Money(r.amount(), r.currency()),
                r.refundNo(),
                r.reason(),
                r.createdAt(),
                r.endedAt());
    }
}
