package io.gatehouse.card;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/**
 * What holds for a card at its park.
 *
 * @param firstDay of all its periods, null if it has none
 * @param lastDay of all its periods, null if it has none
 */
public record CardTerms(
        UUID cardId,
        UUID parkId,
        String plate,
        long monthAmount,
        String currency,
        ZoneId zone,
        boolean reviewRenewals,
        boolean suspended,
        LocalDate firstDay,
        LocalDate lastDay) {

    public LocalDate today(Clock clock) {
        return LocalDate.now(clock.withZone(zone));
    }

    public CardValidity validity(Clock clock) {
        return CardValidity.of(firstDay, lastDay, suspended, today(clock));
    }
}
