package io.gatehouse.order.arrears;

import io.gatehouse.order.Order;
import io.gatehouse.platform.Ids;
import io.gatehouse.platform.Money;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An order that was given up for good: what comes in for it from now on is given back. */
@Schema(name = "WriteOff")
public record WriteOff(
        UUID id,
        UUID orderId,
        UUID parkId,
        @Schema(nullable = true) String plate,
        Money amount,
        String reason,
        String by,
        Instant at) {

    static WriteOff of(Order order, String reason, String by, Instant at) {
        var amount = new Money(order.amount(), order.currency());
        return new WriteOff(Ids.next(), order.id(), order.parkId(), order.plate(), amount, reason, by, at);
    }
}
