package io.gatehouse.benefit.merchant;

import io.gatehouse.benefit.Worth;
import io.gatehouse.fee.Benefit.Kind;
import io.gatehouse.platform.Money;
import io.gatehouse.platform.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an operator says of a merchant. */
public record MerchantInput(
        @Schema(description = "what drivers read; once per tenant", examples = "星巴克") @NotBlank @Size(max = 200) String name,
        @Schema(description = "where it validates; all parks when left out") @Size(max = 500) List<@NotNull UUID> parks,
        @Schema(description = "what each validation gives") @NotNull @Valid Worth worth,
        @Schema(description = "together with other benefits", defaultValue = "true") Boolean stackable,
        @Schema(description = "validations a day, by the park's calendar; any number when left out", nullable = true)
                @Min(0) @Max(1_000_000) Integer dailyCount,
        @Schema(description = "with AMOUNT: what it gives away a day at most", nullable = true) Money dailyBudget,
        @Schema(description = "validates nothing for the time being", defaultValue = "false") Boolean suspended) {

    public MerchantInput {
        parks = parks == null ? List.of() : parks;
        stackable = stackable == null || stackable;
        suspended = suspended != null && suspended;
    }

    static MerchantInput of(Merchant m) {
        var budget = m.dailyBudget == null ? null : new Money(m.dailyBudget, m.currency);
        return new MerchantInput(m.name, m.parkIds(), m.worth(), m.stackable, m.dailyCount, budget, m.suspended);
    }

    MerchantInput checked() {
        var sound = worth.checked();
        if (dailyBudget != null && sound.kind() != Kind.AMOUNT) {
            throw Problem.invalid("dailyBudget", "amounts-only", "What is no amount is limited by dailyCount.");
        }
        if (dailyBudget != null && !dailyBudget.currency().equals(sound.currency())) {
            throw Problem.invalid("dailyBudget.currency", "wrong-currency", "It gives " + sound.currency() + ".");
        }
        if (dailyBudget != null && dailyBudget.amount() < 0) {
            throw Problem.invalid("dailyBudget.amount", "range", "0 or more is expected.");
        }
        return new MerchantInput(name, parks, sound, stackable, dailyCount, dailyBudget, suspended);
    }
}
