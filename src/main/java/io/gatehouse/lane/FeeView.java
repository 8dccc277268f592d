package io.gatehouse.lane;

import io.gatehouse.platform.Money;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was owed at a lane, as it was decided. */
@Schema(name = "PassageFee")
public record FeeView(
        @Schema(description = "for the stay") Money owed,
        @Schema(description = "left unpaid elsewhere, and asked for with it; null when nothing is", nullable = true)
                Money arrears,
        @Schema(description = "the order to pay; null while nobody is asked for it", nullable = true) UUID orderId,
        Instant enteredAt,
        @Schema(description = "of the stay, whole ones") long minutes) {

    /** Null when nothing is owed. */
    static FeeView of(JsonObject fee) {
        return fee == null
                ? null
                : new FeeView(
                        new Money(fee.getLong("amount"), fee.getString("currency")),
                        fee.getLong("arrears", 0L) == 0
                                ? null
                                : new Money(fee.getLong("arrears"), fee.getString("currency")),
                        orderId(fee),
                        Instant.parse(fee.getString("enteredAt")),
                        fee.getLong("minutes"));
    }

    /** All that is asked for here. */
    Money toPay() {
        return arrears == null ? owed : new Money(owed.amount() + arrears.amount(), owed.currency());
    }

    static UUID orderId(JsonObject feeOrNull) {
        var order = feeOrNull == null ? null : feeOrNull.getString("orderId");
        return order == null ? null : UUID.fromString(order);
    }
}
