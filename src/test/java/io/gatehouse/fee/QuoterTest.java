package io.gatehouse.fee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule by rule: each tariff is as small as the rule allows. 2025-03-03 is a Monday. */
class QuoterTest {
    /** Free for half an hour, 5.00 for the first hour, then 3.00 an hour, 30.00 in 24 hours. */
    private static final String USUAL =
            """
            {"freeMinutes": [{"minutes": 30, "per": "%s", "chargedOnceExceeded": %s, "divisible": %s}],
             "periods": [{"steps": [{"until": 60, "total": 500}, {"every": 60, "amount": 300}]}],
             "caps": [{"per": "HOURS", "count": 24, "amount": 3000, "after": "RESTART"}]}
            """;

    private static Parked usual() {
        return plan(USUAL.formatted("ENTRY", true, false));
    }

    private static Parked plan(String plan) {
        return Parked.under(Published.read("{\"currency\": \"CNY\", \"plans\": [" + plan + "]}"));
    }

    private static String explained(Quote quote) {
        return quote.segments().stream()
                .map(segment -> segment.minutes() + " " + segment.rule() + " " + segment.amount())
                .collect(Collectors.joining(", "));
    }

    // spotless:off
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # charged once exceeded | minutes | total
            true  |   30 |    0
            true  |   31 |  500
            true  |   61 |  800
            true  | 1440 | 3000
            true  | 1441 | 3500
            false |   30 |    0
            false |   31 |  500
            false |   90 |  500
            false |   91 |  800
            """)
    void free_minutes_are_paid_for_after_all_or_not(boolean charged, long minutes, long total) {
        Parked parked = plan(USUAL.formatted("ENTRY", charged, false)).from("2025-03-03T10:00");
        assertEquals(total, parked.minutes(minutes).total());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # per        | divisible | entered before   | used | granted
            ENTRY        | false     | 2025-03-03T09:00 |  30  | 30
            HOURS_24     | false     | 2025-03-02T10:01 |  10  | 0
            HOURS_24     | false     | 2025-03-02T10:00 |  10  | 30
            HOURS_24     | false     | 2025-03-02T10:01 |   0  | 30
            HOURS_24     | true      | 2025-03-02T10:01 |  10  | 20
            CALENDAR_DAY | false     | 2025-03-03T00:10 |  10  | 0
            CALENDAR_DAY | false     | 2025-03-02T23:50 |  10  | 30
            CALENDAR_DAY | true      | 2025-03-03T00:10 |  10  | 20
            """)
    void free_minutes_are_granted_so_often(String per, boolean divisible, String before, long used, long granted) {
        Parked parked = plan(USUAL.formatted(per, false, divisible)).after(before, before, used, 0);
        assertEquals(granted, parked.from("2025-03-03T10:00").minutes(300).freeMinutesUsed());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # the first hour of the stay, of each period, of each day; noon is an edge
            PER_STAY   | CUT                  | 2025-03-03T11:30 | 2025-03-03T14:00 |  900
            PER_PERIOD | CUT                  | 2025-03-03T11:30 | 2025-03-03T14:00 | 1200
            PER_DAY    | CUT                  | 2025-03-03T11:30 | 2025-03-03T14:00 |  900
            PER_STAY   | BELONGS_TO_ITS_START | 2025-03-03T11:30 | 2025-03-03T14:00 |  900
            PER_PERIOD | BELONGS_TO_ITS_START | 2025-03-03T11:30 | 2025-03-03T14:00 | 1200
            PER_STAY   | BELONGS_TO_ITS_START | 2025-03-03T10:40 | 2025-03-03T12:40 |  700
            PER_STAY   | CUT                  | 2025-03-03T10:40 | 2025-03-03T12:40 |  900
            PER_DAY    | CUT                  | 2025-03-03T23:30 | 2025-03-04T00:30 | 1000
            PER_STAY   | CUT                  | 2025-03-03T23:30 | 2025-03-04T00:30 |  700
            """)
    void units_meet_edges(String firstStep, String edge, String from, String until, long total) {
        Parked parked = plan("""
                {"periods": [
                   {"name": "am", "from": "00:00", "to": "12:00",
                    "steps": [{"until": 60, "total": 500}, {"every": 60, "amount": 200}]},
                   {"name": "pm", "from": "12:00", "to": "00:00",
                    "steps": [{"until": 60, "total": 500}, {"every": 60, "amount": 200}]}],
                 "firstStep": "%s", "edge": "%s"}
                """.formatted(firstStep, edge));
        assertEquals(total, parked.from(from).until(until).total());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # Friday to Saturday; a worked Saturday; a holiday on Monday
            2025-03-07T22:00 | 2025-03-08T02:00 | 2 weekday 200, 2 weekend 600
            2025-03-15T10:00 | 2025-03-15T12:00 | 2 weekday 200
            2025-03-16T23:00 | 2025-03-17T01:00 | 1 weekend 300, 1 holiday 0
            """)
    void the_kind_of_the_day_changes_at_midnight(String from, String until, String expected) {
        Quote quote = plan("""
                {"periods": [
                   {"name": "weekday", "days": ["WEEKDAY"], "steps": [{"every": 60, "amount": 100}]},
                   {"name": "weekend", "days": ["WEEKEND"], "steps": [{"every": 60, "amount": 300}]},
                   {"name": "holiday", "days": ["HOLIDAY"], "free": true}],
                 "edge": "CUT"}
                """).workday("2025-03-15").holiday("2025-03-17").from(from).until(until);
        assertEquals(expected, quote.segments().stream()
                .map(s -> s.minutes() / 60 + " " + s.rule().replaceAll("[.].*", "") + " " + s.amount())
                .collect(Collectors.joining(", ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # choice   | overstay   | entered          | left             | total
            CHEAPEST | FORFEITS   | 2025-03-03T08:00 | 2025-03-03T16:00 |  900
            CHEAPEST | FORFEITS   | 2025-03-03T08:00 | 2025-03-03T10:00 |  600
            FIRST    | FORFEITS   | 2025-03-03T08:00 | 2025-03-03T15:30 |  900
            FIRST    | FORFEITS   | 2025-03-03T17:00 | 2025-03-03T18:00 |  700
            CHEAPEST | FORFEITS   | 2025-03-03T17:00 | 2025-03-03T18:00 |  300
            # too early, too late, entered too late
            CHEAPEST | FORFEITS   | 2025-03-03T08:00 | 2025-03-03T14:59 | 2100
            CHEAPEST | FORFEITS   | 2025-03-03T08:00 | 2025-03-03T19:01 | 3600
            CHEAPEST | FORFEITS   | 2025-03-03T09:30 | 2025-03-03T16:30 | 2100
            CHEAPEST | CHARGED_ON | 2025-03-03T08:00 | 2025-03-03T19:01 | 1200
            # the evening ends in the morning; who comes after midnight is in time too
            CHEAPEST | FORFEITS   | 2025-03-03T20:00 | 2025-03-04T06:00 |  700
            CHEAPEST | FORFEITS   | 2025-03-04T01:00 | 2025-03-04T06:00 |  700
            CHEAPEST | FORFEITS   | 2025-03-03T20:00 | 2025-03-04T06:01 | 3300
            CHEAPEST | CHARGED_ON | 2025-03-03T20:00 | 2025-03-04T06:01 | 1000
            """)
    void flats_fit_or_do_not(String choice, String overstay, String from, String until, long total) {
        Parked parked = plan("""
                {"periods": [{"steps": [{"every": 60, "amount": 300}]}],
                 "flats": [
                   {"name": "early-bird", "enterFrom": "06:00", "enterBefore": "09:30",
                    "leaveFrom": "15:00", "leaveBefore": "19:00", "overstay": "%2$s", "amount": 900},
                   {"name": "evening", "enterFrom": "17:00", "enterBefore": "03:00",
                    "leaveBefore": "06:00", "overstay": "%2$s", "amount": 700}],
                 "choice": "%1$s"}
                """.formatted(choice, overstay));
        assertEquals(total, parked.from(from).until(until).total());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # 7 days | per day | the stay
            10000 | 2000 |    10 |  1000
            10000 | 2000 |  1440 |  2000
            10000 | 2000 |  2880 |  4000
            10000 | 2000 | 10080 | 10000
            10000 | 2000 | 11520 | 12000
            10000 | 2000 | 44640 | 25000
            """)
    void every_cap_holds(long week, long day, long minutes, long total) {
        Parked parked = plan("""
                {"periods": [{"steps": [{"every": 60, "amount": 1000}]}],
                 "caps": [{"per": "DAYS", "count": 7, "amount": %d, "after": "CONTINUE"},
                          {"per": "HOURS", "count": 24, "amount": %d, "after": "RESTART"},
                          {"per": "STAY", "amount": 25000}]}
                """.formatted(week, day));
        assertEquals(total, parked.from("2025-03-03T10:00").minutes(minutes).total());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # across stays: 20.00 in 24 hours from the first entry
            2025-03-03T08:00 | 1500 | 2025-03-03T20:00 | 2025-03-03T23:00 |  500
            2025-03-03T08:00 | 1500 | 2025-03-04T07:00 | 2025-03-04T10:00 | 1700
            2025-03-03T08:00 | 1500 | 2025-03-04T08:00 | 2025-03-04T11:00 | 1800
            2025-03-03T08:00 | 2000 | 2025-03-03T20:00 | 2025-03-03T23:00 |    0
            """)
    void a_cap_may_count_earlier_stays(String before, long charged, String from, String until, long total) {
        Parked parked = plan("""
                {"periods": [{"steps": [{"every": 60, "amount": 600}]}],
                 "caps": [{"per": "HOURS", "count": 24, "amount": 2000, "after": "CONTINUE", "acrossStays": true}]}
                """);
        assertEquals(total, parked.after(before, before, 0, charged).from(from).until(until).total());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # paid | benefits                   | owed | deducted
               0 | AMOUNT 200                 |  900 | 200
               0 | AMOUNT 5000                |    0 | 1100
               0 | PERCENT 50                 |  550 | 550
               0 | PERCENT 33                 |  737 | 363
               0 | FREE 0                     |    0 | 1100
               0 | MINUTES 60                 |  800 | 300
               0 | MINUTES 120                |  500 | 600
               0 | MINUTES 600                |    0 | 1100
            # minutes come first, whatever the order
               0 | PERCENT 50 MINUTES 60      |  400 | 300 400
               0 | AMOUNT 1000 PERCENT 50     |   50 | 1000 50
               0 | MINUTES 60 MINUTES 60      |  500 | 300 300
            # what is paid needs no coupon
             500 | AMOUNT 200                 |  400 | 200
            1000 | AMOUNT 200                 |    0 | 100
            1100 | AMOUNT 200                 |    0 | ''
            1500 | FREE 0                     |    0 | ''
            """)
    void benefits_are_deducted(long paid, String benefits, long owed, String deducted) {
        Parked parked = usual().paid(paid).from("2025-03-03T10:00");
        String[] words = benefits.split(" ");
        for (int i = 0; i < words.length; i += 2) {
            parked.with(Benefit.Kind.valueOf(words[i]), Long.parseLong(words[i + 1]));
        }
        Quote quote = parked.minutes(180);
        assertEquals(1100, quote.total());
        assertEquals(owed, quote.owed());
        assertEquals(deducted, quote.benefits().stream()
                .map(applied -> Long.toString(applied.deducted()))
                .collect(Collectors.joining(" ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # the clocks go forward on 30 March and back on 26 October in Berlin; an hour is an hour
            Europe/Berlin    | 2025-03-30T00:00 | 2025-03-30T04:00 |  300
            Europe/Berlin    | 2025-10-26T00:00 | 2025-10-26T04:00 |  500
            America/New_York | 2025-03-09T00:00 | 2025-03-09T04:00 |  300
            America/New_York | 2025-11-02T00:00 | 2025-11-02T04:00 |  500
            # a day is a day: 23 and 25 hours, one cap
            Europe/Berlin    | 2025-03-30T00:00 | 2025-03-31T00:00 | 1000
            Europe/Berlin    | 2025-10-26T00:00 | 2025-10-27T00:00 | 1000
            Europe/Berlin    | 2025-10-26T00:00 | 2025-10-27T01:00 | 1100
            """)
    void days_on_which_clocks_change_are_exact(String zone, String from, String until, long total) {
        Parked parked = plan("""
                {"periods": [{"steps": [{"every": 60, "amount": 100}]}],
                 "caps": [{"per": "CALENDAR_DAY", "amount": 1000, "after": "CONTINUE"}]}
                """).at(zone);
        assertEquals(total, parked.from(from).until(until).total());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # the plan | vehicle | plate colour | stay | zone
            large  | LARGE      | BLUE  | TEMPORARY     | A
            green  | SMALL      | GREEN | TEMPORARY     | A
            zone-b | SMALL      | BLUE  | VISITOR       | B
            others | SMALL      | BLUE  | TEMPORARY     | B
            others |            |       |               |
            """)
    void the_first_plan_that_applies_prices_the_stay(
            String plan, VehicleClass vehicle, String color, StayClass stay, String zone) {
        Quote quote = plan("""
                {"appliesTo": {"vehicleClasses": ["LARGE"]}, "periods": [{"name": "large", "flat": 1}]},
                {"appliesTo": {"plateColors": ["GREEN"]}, "periods": [{"name": "green", "flat": 1}]},
                {"appliesTo": {"stayClasses": ["VISITOR"], "zones": ["B"]}, "periods": [{"name": "zone-b", "flat": 1}]},
                {"periods": [{"name": "others", "flat": 1}]}
                """).as(new Subject(vehicle, color, stay, zone)).from("2025-03-03T10:00").minutes(10);
        assertEquals(plan + ".flat", quote.segments().get(0).rule());
    }
    // spotless:on

    @Test
    void a_quote_explains_itself() {
        Quote quote = Parked.under("palais-renaissance")
                .at("Asia/Singapore")
                .from("2025-03-03T15:30")
                .until("2025-03-04T02:10");
        assertEquals(
                "60 day.steps[0] 385, 30 day.steps[1] 195, 480 evening.flat 460, 70 night.steps[0] 360",
                explained(quote));
        assertEquals(1400, quote.total());
        assertEquals(1400, quote.owed());
        assertEquals(new NextRise(Instant.parse("2025-03-03T19:01:00Z"), 1580), quote.nextRise());
    }

    @Test
    void caps_that_bit_say_so() {
        Quote quote = usual().from("2025-03-03T10:00").minutes(1500);
        String day = "60 periods[0].steps[0] 500, 1380 periods[0].steps[1] 6900";
        assertEquals(day + ", 60 periods[0].steps[0] 500", explained(quote));
        CapApplied cap = quote.caps().get(0);
        assertEquals("caps[0] 3000 4400", cap.rule() + " " + cap.limit() + " " + cap.deducted());
        assertEquals(Instant.parse("2025-03-04T02:00:00Z"), cap.to());
        assertEquals(3500, quote.total());
    }

    @Test
    void the_next_rise_looks_past_a_cap_to_the_next_day() {
        Quote quote = usual().from("2025-03-03T10:00").minutes(900);
        assertEquals(3000, quote.owed());
        assertEquals(new NextRise(Instant.parse("2025-03-04T02:01:00Z"), 3500), quote.nextRise());
    }

    @Test
    void what_never_rises_has_no_next_rise() {
        assertNull(plan("{\"flats\": [{\"amount\": 500}], \"choice\": \"FIRST\"}")
                .from("2025-03-03T10:00")
                .minutes(1)
                .nextRise());
    }

    @Test
    void seconds_are_not_counted() {
        assertEquals(
                0,
                usual().from("2025-03-03T10:00:59").until("2025-03-03T10:30:59").total());
        assertEquals(
                30,
                usual().from("2025-03-03T10:00:01").until("2025-03-03T10:30:59").minutes());
    }

    @Test
    void a_return_of_which_only_the_last_exit_is_known_has_no_free_minutes() {
        Tariff tariff = Published.tariff("westpoint-blacktown");
        Instant now = Instant.parse("2025-03-03T02:00:00Z");
        ParkingTime time = new ParkingTime(now, now.plus(Duration.ofHours(1)), ZoneId.of("Australia/Sydney"));
        History history = new History(now.minus(Duration.ofMinutes(60)), List.of());
        Quote quote = Quoter.quote(new QuoteRequest(tariff, time, null, null, history, null, 0));
        assertEquals(400, quote.total());
    }

    @Test
    void an_unsound_tariff_is_not_quoted() {
        Parked parked = plan("{\"periods\": []}").from("2025-03-03T10:00");
        assertThrows(IllegalArgumentException.class, () -> parked.minutes(10));
    }

    @Test
    void a_year_by_the_minute_is_quoted_in_milliseconds() {
        Parked parked = Parked.under("singapore-hdb").at("Asia/Singapore").from("2024-03-03T10:00");
        Supplier<Duration> quoting = () -> {
            long began = System.nanoTime();
            parked.minutes(366 * 1440);
            return Duration.ofNanos(System.nanoTime() - began);
        };
        Duration best =
                Stream.generate(quoting).limit(30).min(Duration::compareTo).orElseThrow();
        // it takes about two; counting minutes takes more than a second
        assertTrue(best.compareTo(Duration.ofMillis(50)) < 0, best.toString());
    }
}
