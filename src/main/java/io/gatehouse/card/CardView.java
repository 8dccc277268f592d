package io.gatehouse.card;

import io.gatehouse.platform.Money;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A card, as the API shows it. */
@Schema(name = "Card")
public record CardView(
        UUID id,
        UUID parkId,
        String number,
        String holder,
        @Schema(nullable = true) String phone,
        @Schema(description = "normalised") List<String> plates,
        @Schema(description = "how many of its vehicles may be inside on the card") int spaces,
        @Schema(description = "what a month costs") Money monthAmount,
        boolean suspended,
        @Schema(description = "today, in the park's time zone") CardState state,
        @Schema(description = "its last valid day", nullable = true) LocalDate validUntil,
        @Schema(description = "whole days past the last valid day") int daysExpired,
        Instant createdAt) {

    static CardView of(Card card, CardTerms terms, Clock clock) {
        var validity = terms.validity(clock);
        return new CardView(
                card.id,
                card.parkId,
                card.number,
                card.holder,
                card.phone,
                List.of(card.plates),
                card.spaces,
                new Money(card.monthAmount, terms.currency()),
                card.suspended,
                validity.state(),
                validity.validUntil(),
                validity.daysExpired(),
                card.createdAt);
    }
}
