package io.gatehouse.benefit.merchant;

import io.gatehouse.benefit.Worth;
import io.gatehouse.platform.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A merchant, as the API shows it. */
@Schema(name = "Merchant")
public record MerchantView(
        UUID id,
        String name,
        @Schema(description = "empty: all parks") List<UUID> parks,
        Worth worth,
        boolean stackable,
        @Schema(nullable = true) Integer dailyCount,
        @Schema(nullable = true) Money dailyBudget,
        boolean suspended,
        Instant createdAt) {

    static MerchantView of(Merchant m) {
        var budget = m.dailyBudget == null ? null : new Money(m.dailyBudget, m.currency);
        return new MerchantView(
                m.id, m.name, m.parkIds(), m.worth(), m.stackable, m.dailyCount, budget, m.suspended, m.createdAt);
    }
}
