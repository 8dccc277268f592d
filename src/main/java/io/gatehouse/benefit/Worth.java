package io.gatehouse.benefit;

import io.gatehouse.fee.Benefit.Kind;
import io.gatehouse.platform.Money;
import io.gatehouse.platform.Problem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a benefit is worth. */
@Schema(name = "BenefitWorth")
public record Worth(
        @Schema(
                        description =
                                "AMOUNT: minor units off; MINUTES: as if the stay were so much shorter; PERCENT: off; FREE")
                @NotNull Kind kind,
        @Schema(description = "minor units, minutes or per cent; left out with FREE", examples = "500")
                @Min(0) @Max(100_000_000) Long value,
        @Schema(description = "with AMOUNT: ISO 4217", nullable = true, examples = "CNY") @Size(min = 3, max = 3) String currency) {

    private static final int WHOLE = 100;

    /** As it is stored; what no annotation can say is refused. */
    public Worth checked() {
        if (kind == Kind.FREE) {
            return new Worth(kind, 0L, null);
        }
        if (value == null || value == 0 || kind == Kind.PERCENT && value > WHOLE) {
            throw Problem.invalid("worth.value", "range", "More than 0 is expected, and at most 100 per cent.");
        }
        if ((kind == Kind.AMOUNT) != (currency != null)) {
            throw Problem.invalid("worth.currency", "amounts-only", "A currency belongs to AMOUNT, and to no other.");
        }
        return this;
    }

    /** Null unless it is an amount. */
    public Money money() {
        return kind == Kind.AMOUNT ? new Money(value, currency) : null;
    }
}
