package io.gatehouse.card;

import io.gatehouse.order.Plates;
import io.gatehouse.park.Park;
import io.gatehouse.platform.Money;
import io.gatehouse.platform.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an operator says of a card. */
public record CardInput(
        @Schema(description = "its park; it stays there") @NotNull UUID parkId,
        @Schema(description = "once per park", examples = "A-0042") @NotBlank @Size(max = 64) String number,
        @NotBlank @Size(max = 200) String holder,
        @Schema(description = "of the holder, by which callers are looked up", examples = "13800138000")
                @Size(max = 20) @Pattern(regexp = "[+0-9 -]{3,20}") String phone,
        @Schema(description = "however they are written; there may be more of them than spaces")
                @NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 32) String> plates,
        @Schema(description = "how many of its vehicles may be inside on the card", defaultValue = "1") @Min(1) @Max(50) Integer spaces,
        @Schema(description = "what a month costs, in the park's currency") @NotNull Money monthAmount,
        @Schema(description = "valid for nobody for the time being", defaultValue = "false") Boolean suspended,
        @Schema(description = "for a new card only; later periods come by renewals", nullable = true) @Valid FirstPeriod firstPeriod) {

    private static final long MOST = 100_000_000;

    /** The days that a new card is valid for, both included. */
    public record FirstPeriod(
            @Schema(examples = "2026-03-01") @NotNull LocalDate firstDay,
            @Schema(examples = "2026-03-31") @NotNull LocalDate lastDay) {}

    public CardInput {
        spaces = spaces == null ? 1 : spaces;
        suspended = suspended != null && suspended;
    }

    static CardInput of(Card card, Park park) {
        return new CardInput(
                card.parkId,
                card.number,
                card.holder,
                card.phone,
                List.of(card.plates),
                card.spaces,
                new Money(card.monthAmount, park.currency),
                card.suspended,
                null);
    }

    /** As it is stored: plates normalised, money in the park's currency. */
    CardInput checked(Park park) {
        if (monthAmount.amount() < 0 || monthAmount.amount() > MOST) {
            throw Problem.invalid("monthAmount.amount", "range", "A month costs 0 to " + MOST + ".");
        }
        if (!park.currency.equals(monthAmount.currency())) {
            throw Problem.invalid("monthAmount.currency", "wrong-currency", "The park takes " + park.currency + ".");
        }
        if (firstPeriod != null && firstPeriod.lastDay().isBefore(firstPeriod.firstDay())) {
            throw Problem.invalid("firstPeriod.lastDay", "range", "The last day is not before the first.");
        }
        return new CardInput(
                parkId, number, holder, phone, normalised(plates), spaces, monthAmount, suspended, firstPeriod);
    }

    /** What happened to a card happened at its park, and its periods are not rewritten. */
    CardInput changing(Card card) {
        if (!parkId.equals(card.parkId)) {
            throw Problem.conflict("card-stays-in-park", "A card stays in its park: make a new card there.");
        }
        if (firstPeriod != null) {
            throw Problem.invalid("firstPeriod", "new-cards-only", "A card that exists is extended by renewals.");
        }
        return this;
    }

    private static List<String> normalised(List<String> written) {
        return written.stream()
                .map(plate -> Plates.normalised("plates", plate))
                .distinct()
                .toList();
    }
}
