package io.gatehouse.lane;

import io.gatehouse.lane.Checkouts.Found;
import io.gatehouse.order.OrderState;
import io.gatehouse.platform.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a driver's scan leads to. */
@Schema(name = "Checkout")
public record CheckoutView(
        @Schema(description = "what the robot showed the code for") CheckoutPurpose purpose,
        UUID passageId,
        PassageState passageState,
        String parkName,
        String laneName,
        @Schema(nullable = true) String plate,
        @Schema(nullable = true) Situation situation,
        @Schema(
                        description =
                                "the fee, and what is collected with it; with ARREARS all that is unpaid. null when"
                                        + " nothing is to be paid",
                        nullable = true)
                Money owed,
        @Schema(description = "the order for the fee", nullable = true) FeeOrder order,
        @Schema(description = "null when no stay is known", nullable = true) Instant enteredAt,
        @Schema(description = "of the stay, whole ones, up to the arrival at the exit", nullable = true) Long minutes,
        @Schema(nullable = true) CardToRenew card,
        @Schema(description = "left unpaid by this plate, oldest first") List<Unpaid> arrears) {

    /** The order for the fee. */
    public record FeeOrder(UUID id, OrderState state) {}

    /** The plate's card at this park. */
    public record CardToRenew(
            UUID id,
            String number,
            @Schema(description = "its last valid day", nullable = true) LocalDate validUntil,
            @Schema(description = "what a month costs") Money monthAmount) {}

    /** An order that was left unpaid. */
    public record Unpaid(UUID orderId, Money amount) {}

    static CheckoutView of(Found found) {
        var passage = found.passage();
        return new CheckoutView(
                found.purpose(),
                passage.id(),
                passage.state(),
                found.park(),
                found.lane(),
                passage.seen().plate(),
                passage.judged().situation(),
                owed(found),
                found.orderId() == null ? null : new FeeOrder(found.orderId(), found.orderState()),
                found.enteredAt(),
                minutes(found),
                found.card(),
                found.arrears());
    }

    private static Money owed(Found found) {
        if (found.purpose() == CheckoutPurpose.ARREARS) {
            long sum = found.arrears().stream()
                    .mapToLong(unpaid -> unpaid.amount().amount())
                    .sum();
            return sum == 0 ? null : new Money(sum, found.currency());
        }
        var fee = FeeView.of(found.passage().judged().fee());
        return fee == null || !found.isFeePayable() ? null : fee.toPay();
    }

    private static Long minutes(Found found) {
        var fee = FeeView.of(found.passage().judged().fee());
        if (fee != null || found.enteredAt() == null) {
            return fee == null ? null : fee.minutes();
        }
        var arrived = found.passage().times().arrived();
        return Math.max(0, Duration.between(found.enteredAt(), arrived).toMinutes());
    }
}
