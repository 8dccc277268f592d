package io.gatehouse.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardDaysTest {

    private static final LocalDate START = LocalDate.parse("2024-01-01");

    @ParameterizedTest(name = "from {0} to {1}, suspended {2}, on {3}: {4}, {5} days expired")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            # first    | last       | suspended | today      | state     | days expired
            2026-03-01 | 2026-03-31 | false     | 2026-02-28 | NOT_YET   | 0
            2026-03-01 | 2026-03-31 | false     | 2026-03-01 | VALID     | 0
            2026-03-01 | 2026-03-31 | false     | 2026-03-31 | VALID     | 0
            2026-03-01 | 2026-03-31 | false     | 2026-04-01 | EXPIRED   | 1
            2026-03-01 | 2026-03-31 | false     | 2026-04-08 | EXPIRED   | 8
            2026-03-01 | 2026-03-31 | true      | 2026-03-15 | SUSPENDED | 0
            2026-03-01 | 2026-03-31 | true      | 2026-04-02 | SUSPENDED | 2
                       |            | false     | 2026-03-15 | NOT_YET   | 0
            """)
    void a_card_is_valid_on_its_days(
            LocalDate first, LocalDate last, boolean suspended, LocalDate today, CardState state, int daysExpired) {
        assertEquals(new CardValidity(state, last, daysExpired), CardValidity.of(first, last, suspended, today));
    }

    @ParameterizedTest
    @CsvSource({"Asia/Shanghai, EXPIRED, 1", "Europe/London, VALID, 0"})
    void days_are_counted_in_the_parks_time_zone(String zone, CardState state, int daysExpired) {
        var lastDay = LocalDate.parse("2026-03-31");
        var clock = Clock.fixed(Instant.parse("2026-03-31T16:00:00Z"), ZoneId.of("America/New_York"));
        var terms = new CardTerms(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "粤B12345",
                1,
                "CNY",
                ZoneId.of(zone),
                false,
                false,
                lastDay,
                lastDay);
        assertEquals(new CardValidity(state, lastDay, daysExpired), terms.validity(clock));
    }

    @ParameterizedTest(name = "last day {0}, on {1}, {2} months: {3} to {4}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            # last day | today      | months | first      | last
            2026-03-31 | 2026-03-15 | 1      | 2026-04-01 | 2026-04-30
            2026-03-31 | 2026-03-31 | 2      | 2026-04-01 | 2026-05-31
            2026-03-31 | 2026-04-07 | 1      | 2026-04-01 | 2026-04-30
            2026-03-31 | 2026-04-08 | 1      | 2026-04-08 | 2026-05-07
                       | 2026-04-08 | 3      | 2026-04-08 | 2026-07-07
            2026-01-30 | 2026-01-30 | 1      | 2026-01-31 | 2026-02-28
            2026-01-14 | 2026-01-10 | 12     | 2026-01-15 | 2027-01-14
            2024-02-28 | 2024-02-20 | 12     | 2024-02-29 | 2025-02-28
            """)
    void a_renewal_continues_the_card_or_begins_today(
            LocalDate lastDay, LocalDate today, int months, LocalDate first, LocalDate last) {
        assertEquals(new CardPeriod(first, last), CardPeriod.renewing(lastDay, today, months));
    }

    @Property
    void a_renewal_never_takes_back_a_day_that_was_paid_for_and_makes_the_card_valid(
            @ForAll @IntRange(max = 1500) int lastDay,
            @ForAll @IntRange(max = 1500) int today,
            @ForAll @IntRange(min = 1, max = 36) int months) {
        var last = START.plusDays(lastDay);
        var now = START.plusDays(today);
        var period = CardPeriod.renewing(last, now, months);
        assertFalse(period.firstDay().isBefore(last.plusDays(1))
                && period.firstDay().isBefore(now));
        var after = CardValidity.of(START.minusDays(1), period.lastDay(), false, now);
        assertEquals(CardState.VALID, after.state());
    }

    @Test
    void a_renewal_that_was_rejected_does_not_move_any_more() {
        assertThrows(IllegalStateException.class, () -> RenewalState.REJECTED.to(RenewalState.RENEWED));
        assertThrows(IllegalStateException.class, () -> RenewalState.REQUESTED.to(RenewalState.RENEWED));
        assertThrows(IllegalStateException.class, () -> RenewalState.RENEWED.to(RenewalState.RENEWED));
    }
}
