package io.gatehouse.card;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Whether a card is valid. Periods follow each other without overlapping, and a renewal never leaves a gap that lies
 * ahead, so the first and the last day of all of them say enough.
 *
 * @param validUntil its last day; null when it never had one
 * @param daysExpired whole days past the last valid day, counted in the park's time zone; 0 until then
 */
public record CardValidity(CardState state, LocalDate validUntil, int daysExpired) {

    public static CardValidity of(LocalDate firstDay, LocalDate lastDay, boolean suspended, LocalDate today) {
        return new CardValidity(stateOf(firstDay, lastDay, suspended, today), lastDay, daysPast(lastDay, today));
    }

    private static CardState stateOf(LocalDate firstDay, LocalDate lastDay, boolean suspended, LocalDate today) {
        if (suspended) {
            return CardState.SUSPENDED;
        }
        if (firstDay == null || today.isBefore(firstDay)) {
            return CardState.NOT_YET;
        }
        return today.isAfter(lastDay) ? CardState.EXPIRED : CardState.VALID;
    }

    private static int daysPast(LocalDate lastDay, LocalDate today) {
        return lastDay == null ? 0 : (int) Math.max(0, ChronoUnit.DAYS.between(lastDay, today));
    }
}
