package io.gatehouse.fee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every tariff and every stay. */
class QuoterPropertiesTest {
    // Clocks change on 30 March and 26 October 2025 in Berlin, on 9 March and 2 November in New York, never in
    // Shanghai.
    private static final List<Instant> STARTS = List.of(
            Instant.parse("2025-03-07T00:00:00Z"),
            Instant.parse("2025-03-28T00:00:00Z"),
            Instant.parse("2025-10-24T00:00:00Z"),
            Instant.parse("2025-10-31T00:00:00Z"));
    private static final List<String> ZONES = List.of("Asia/Shanghai", "Europe/Berlin", "America/New_York");
    private static final HolidayCalendar CALENDAR =
            new HolidayCalendar(Set.of(LocalDate.of(2025, 3, 31)), Set.of(LocalDate.of(2025, 10, 25)));

    /** A stay under a tariff. */
    record Case(Tariff tariff, Instant from, long minutes, ZoneId zone) {
        Quote quote() {
            return quote(minutes);
        }

        Quote quote(long minutes) {
            return quote(0, minutes);
        }

        Quote quote(long after, long minutes) {
            ParkingTime time = new ParkingTime(from.plusSeconds(after * 60), from.plusSeconds(minutes * 60), zone);
            return Quoter.quote(new QuoteRequest(tariff, time, null, CALENDAR, null, null, 0));
        }
    }

    private static Case stay(Tariff tariff, Random random) {
        Instant from = STARTS.get(random.nextInt(STARTS.size())).plusSeconds(60L * random.nextInt(3 * 1440));
        int longest = List.of(120, 1440, 5 * 1440).get(random.nextInt(3));
        ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        return new Case(tariff, from, random.nextInt(longest), zone);
    }

    @Provide
    Arbitrary<Case> stays() {
        return Arbitraries.randomValue(random -> stay(RandomTariffs.any(random), random));
    }

    @Provide
    Arbitrary<Case> staysWithoutFlats() {
        return Arbitraries.randomValue(random -> stay(RandomTariffs.withoutFlats(random), random));
    }

    @Provide
    Arbitrary<Case> staysWithCuts() {
        return Arbitraries.randomValue(random -> stay(RandomTariffs.cutAtEdges(random), random));
    }

    @Property(tries = 600)
    void the_quote_is_what_counting_minute_by_minute_gives(@ForAll("stays") Case stay) {
        assertEquals(List.of(), stay.tariff().check());
        long start = ParkDays.minute(stay.from());
        SlowQuoter oracle = new SlowQuoter(stay.tariff().plans().get(0), stay.zone(), CALENDAR, start);
        assertEquals(oracle.totalUntil(start + stay.minutes()), stay.quote().total());
    }

    @Property(tries = 250)
    void another_minute_never_lowers_what_is_owed_where_there_is_no_flat(@ForAll("staysWithoutFlats") Case stay) {
        assertTrue(stay.quote(stay.minutes() + 1).owed() >= stay.quote().owed());
    }

    @Property(tries = 250)
    void segments_tile_the_stay_and_add_up(@ForAll("stays") Case stay) {
        Quote quote = stay.quote();
        Instant reached = stay.from();
        long amount = 0;
        for (Segment segment : quote.segments()) {
            assertEquals(reached, segment.from());
            reached = segment.to();
            amount += segment.amount();
        }
        assertEquals(stay.from().plusSeconds(stay.minutes() * 60), reached);
        long cut = quote.caps().stream().mapToLong(CapApplied::deducted).sum();
        assertEquals(quote.total(), amount - cut);
        assertEquals(stay.minutes(), quote.minutes());
    }

    @Property(tries = 250)
    void the_next_rise_is_the_first_minute_that_costs_more(@ForAll("stays") Case stay) {
        Quote now = stay.quote();
        if (now.nextRise() == null) {
            assertEquals(
                    now.owed(),
                    Math.max(now.owed(), stay.quote(stay.minutes() + 31 * 1440).owed()));
            return;
        }
        long rise = ParkDays.minute(now.nextRise().at()) - ParkDays.minute(stay.from());
        assertEquals(now.nextRise().owed(), stay.quote(rise).owed());
        assertTrue(now.nextRise().owed() > now.owed());
        assertTrue(rise > stay.minutes());
        long between = stay.minutes() + (rise - 1 - stay.minutes()) / 2;
        assertTrue(stay.quote(between).owed() <= now.owed());
        assertTrue(stay.quote(rise - 1).owed() <= now.owed());
    }

    @Property(tries = 200)
    void the_zone_of_the_machine_does_not_matter(@ForAll("stays") Case stay) {
        TimeZone usual = TimeZone.getDefault();
        Quote quote = stay.quote();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
            assertEquals(quote, stay.quote());
        } finally {
            TimeZone.setDefault(usual);
        }
    }

    @Property(tries = 250)
    void where_units_are_cut_at_an_edge_the_parts_of_a_stay_cost_what_the_whole_costs(
            @ForAll("staysWithCuts") Case stay) {
        LocalTime edge = stay.tariff().plans().get(0).periods().get(0).from();
        long start = ParkDays.minute(stay.from());
        long cut = new ParkDays(stay.zone(), CALENDAR, edge).nextAfter(start, edge) - start;
        long whole = stay.quote(cut + stay.minutes()).total();
        assertEquals(
                whole,
                stay.quote(cut).total() + stay.quote(cut, cut + stay.minutes()).total());
    }

    @Property(tries = 200)
    void the_same_request_gives_the_same_quote(@ForAll("stays") Case stay) {
        assertEquals(stay.quote(), stay.quote());
    }
}
