package io.gatehouse.card;

import java.time.LocalDate;

/** Days that a card is valid for, both included. */
public record CardPeriod(LocalDate firstDay, LocalDate lastDay) {

    /** A card that expired longer ago starts anew, instead of paying for days that it did not have. */
    private static final int CONTINUES_FOR_DAYS = 7;

    /**
     * What a renewal adds: from the day after the last valid day while the card is valid or expired a few days ago, else
     * from today.
     *
     * @param lastDay of the card's periods, null if it has none
     */
    public static CardPeriod renewing(LocalDate lastDay, LocalDate today, int months) {
        boolean continues =
                lastDay != null && !lastDay.plusDays(CONTINUES_FOR_DAYS).isBefore(today);
        var firstDay = continues ? lastDay.plusDays(1) : today;
        return new CardPeriod(firstDay, lastOf(firstDay, months));
    }

    /** Up to the day before the same day of a later month; where that month has no such day, up to its end. */
    private static LocalDate lastOf(LocalDate firstDay, int months) {
        var sameDay = firstDay.plusMonths(months);
        boolean monthTooShort = sameDay.getDayOfMonth() < firstDay.getDayOfMonth();
        return monthTooShort ? sameDay : sameDay.minusDays(1);
    }
}
