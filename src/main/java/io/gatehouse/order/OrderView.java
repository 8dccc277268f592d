package io.gatehouse.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gatehouse.platform.Money;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An order, as the API shows it. */
@Schema(name = "Order")
public record OrderView(
        UUID id,
        UUID parkId,
        OrderKind kind,
        @Schema(description = "OPEN and ARREARS can be paid") OrderState state,
        @Schema(description = "never changes: a changed fee is a new order") Money total,
        Money refunded,
        @Schema(nullable = true) String plate,
        @Schema(nullable = true) UUID stayId,
        @Schema(nullable = true) UUID cardId,
        @Schema(nullable = true) UUID renewalId,
        @Schema(
                        description =
                                "how the total came about: of a stay its quote; `orders` where it is paid for several",
                        nullable = true)
                Map<String, Object> quote,
        @Schema(description = "the moment up to which the fee was counted", nullable = true) Instant feeUntil,
        Instant createdAt,
        @Schema(nullable = true) Instant paidAt,
        @Schema(description = "why it was cancelled", nullable = true) String closedReason,
        @Schema(description = "the order that this one was paid with, in one payment for several", nullable = true)
                UUID paidWith,
        @Schema(description = "of one order only, not in lists") @JsonInclude(JsonInclude.Include.NON_NULL)
                List<PaymentView> payments,
        @Schema(description = "of one order only, not in lists") @JsonInclude(JsonInclude.Include.NON_NULL)
                List<RefundView> refunds) {

    public static OrderView of(Order order) {
        return of(order, null, null);
    }

    static OrderView of(Order o, List<PaymentView> payments, List<RefundView> refunds) {
        return new OrderView(
                o.id(),
                o.parkId(),
                o.kind(),
                o.state(),
                new Money(o.amount(), o.currency()),
                new Money(o.refunded(), o.currency()),
                o.plate(),
                o.stayId(),
                o.cardId(),
                o.renewalId(),
                map(o.quote()),
                o.feeUntil(),
                o.createdAt(),
                o.paidAt(),
                o.closedReason(),
                o.paidWith(),
                payments,
                refunds);
    }

    private static Map<String, Object> map(JsonObject quoteOrNull) {
        return quoteOrNull == null ? null : quoteOrNull.getMap();
    }
}
