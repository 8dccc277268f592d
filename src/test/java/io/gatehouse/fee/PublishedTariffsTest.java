package io.gatehouse.fee;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What published tariffs cost; docs/tariffs.md says where each was published. 2025-03-03 is a Monday. */
class PublishedTariffsTest {

    // spotless:off
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # a quarter of an hour by day, two hours by night, and only complete ones
            2025-03-03T09:00 | 2025-03-03T09:14 |    0
            2025-03-03T09:00 | 2025-03-03T09:15 |  250
            2025-03-03T09:00 | 2025-03-03T10:00 | 1000
            2025-03-03T09:00 | 2025-03-03T10:14 | 1000
            2025-03-03T09:00 | 2025-03-03T11:00 | 2500
            2025-03-03T20:00 | 2025-03-03T23:00 | 1100
            2025-03-03T20:50 | 2025-03-03T21:30 |    0
            2025-03-03T21:00 | 2025-03-04T07:00 |  500
            2025-03-03T22:00 | 2025-03-04T08:00 | 1400
            """)
    void beijing_roadside(String from, String until, long total) {
        assertEquals(total, Parked.under("beijing-roadside").from(from).until(until).total());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SMALL      |   90 |    0
            SMALL      |   91 |  500
            SMALL      |  120 |  500
            SMALL      |  121 |  600
            SMALL      | 1440 | 2000
            # the next day begins as at entry, with its free minutes
            SMALL      | 1530 | 2000
            SMALL      | 1531 | 2500
            LARGE      |   91 |  600
            LARGE      |  121 |  800
            LARGE      | 1440 | 3000
            NEW_ENERGY |  180 |    0
            NEW_ENERGY |  181 |  250
            NEW_ENERGY |  241 |  350
            NEW_ENERGY | 1440 | 1000
            """)
    void county_vehicle_classes(VehicleClass vehicle, long minutes, long total) {
        Parked parked = Parked.under("county-vehicle-classes").as(vehicle).from("2025-03-03T09:00");
        assertEquals(total, parked.minutes(minutes).total());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
              30 |    0
              31 |  500
             180 |  500
            # a rest of a quarter of an hour is not charged
             195 |  500
             196 |  600
             255 |  600
            1440 | 2000
            # after 24 hours it is charged anew, without free minutes
            1455 | 2000
            1456 | 2500
            """)
    void coach_station_west(long minutes, long total) {
        Parked parked = Parked.under("coach-station-west").from("2025-03-03T09:00");
        assertEquals(total, parked.minutes(minutes).total());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2025-03-03T10:00 | 2025-03-03T10:30 | 140
            2025-03-03T10:00 | 2025-03-03T13:30 | 440
            2025-03-03T10:00 | 2025-03-03T15:00 | 500
            # three hours cost 4.20, but who comes before half past seven has the whole day for 4.00
            2025-03-03T07:10 | 2025-03-03T10:00 | 400
            2025-03-03T08:00 | 2025-03-03T14:00 | 600
            2025-03-03T16:30 | 2025-03-03T20:00 | 440
            2025-03-03T16:30 | 2025-03-03T22:00 | 450
            2025-03-03T17:15 | 2025-03-03T23:00 | 400
            2025-03-03T18:30 | 2025-03-03T22:00 | 350
            2025-03-03T19:05 | 2025-03-03T19:50 | 140
            2025-03-03T19:05 | 2025-03-04T06:59 | 300
            2025-03-03T10:00 | 2025-03-04T08:00 | 640
            2025-03-02T12:00 | 2025-03-02T18:00 | 300
            """)
    void stoke_john_street(String from, String until, long total) {
        Parked parked = Parked.under("stoke-john-street").at("Europe/London");
        assertEquals(total, parked.from(from).until(until).total());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2025-03-03T10:00 | 2025-03-03T12:30 |  300
            2025-03-03T10:00 | 2025-03-03T17:00 | 1000
            2025-03-03T10:00 | 2025-03-03T18:01 | 1300
            2025-03-03T08:00 | 2025-03-03T10:00 |  200
            2025-03-03T08:00 | 2025-03-03T17:00 |  900
            2025-03-03T08:00 | 2025-03-04T17:00 | 1800
            2025-03-03T15:05 | 2025-03-03T22:00 |    0
            2025-03-03T15:05 | 2025-03-04T09:00 |  300
            2025-03-07T10:00 | 2025-03-10T07:00 | 1400
            """)
    void tauranga_spring_street(String from, String until, long total) {
        Parked parked = Parked.under("tauranga-spring-street").at("Pacific/Auckland");
        assertEquals(total, parked.from(from).until(until).total());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # back within the hour: the minutes count from the first entry, and the free ones are used up
            2025-03-03T10:00 | 2025-03-03T12:00 | 120 |   0 | 2025-03-03T12:40 | 2025-03-03T13:00 |    0 |    0
            2025-03-03T10:00 | 2025-03-03T12:00 | 120 |   0 | 2025-03-03T13:00 | 2025-03-03T14:00 |  400 |  400
            2025-03-03T10:00 | 2025-03-03T14:00 | 180 | 400 | 2025-03-03T14:30 | 2025-03-03T16:00 | 1200 |  800
            # back after more than an hour: a new stay
            2025-03-03T10:00 | 2025-03-03T12:00 | 120 |   0 | 2025-03-03T13:01 | 2025-03-03T15:00 |    0 |    0
            2025-03-03T10:00 | 2025-03-03T14:00 | 180 | 400 | 2025-03-03T15:30 | 2025-03-03T20:00 |  800 |  800
            # the night flat
            2025-03-03T10:00 | 2025-03-03T12:00 | 120 |   0 | 2025-03-03T20:30 | 2025-03-04T04:50 | 1000 | 1000
            """)
    void westpoint_blacktown(
            String before, String left, long free, long charged, String from, String until, long total, long owed) {
        Parked parked = Parked.under("westpoint-blacktown").at("Australia/Sydney").after(before, left, free, charged);
        Quote quote = parked.from(from).until(until);
        assertEquals(total + " " + owed, quote.total() + " " + quote.owed());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2025-03-03T09:00 | 2025-03-03T10:30 |  90 |    0 | 2025-03-03T14:00 | 2025-03-03T16:00 |  400
            # the day's fees add up to 36.00 at most
            2025-03-03T05:00 | 2025-03-03T13:00 | 180 | 3200 | 2025-03-03T14:00 | 2025-03-03T17:00 |  400
            2025-03-02T05:00 | 2025-03-02T13:00 | 180 | 3200 | 2025-03-03T14:00 | 2025-03-03T18:00 |  400
            2025-03-02T05:00 | 2025-03-02T13:00 | 180 | 3200 | 2025-03-03T20:00 | 2025-03-04T02:00 |  400
            """)
    void big_top_shopping(String before, String left, long free, long charged, String from, String until, long total) {
        Parked parked = Parked.under("big-top-shopping").at("Australia/Sydney").after(before, left, free, charged);
        assertEquals(total, parked.from(from).until(until).total());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
               30 |    0
               31 |  200
              630 | 2000
             1440 | 4200
            10080 | 4200
            10081 | 4400
            """)
    void idaho_falls_long_term(long minutes, long total) {
        Parked parked = Parked.under("idaho-falls-long-term").at("America/Boise").from("2025-01-06T09:00");
        assertEquals(total, parked.minutes(minutes).total());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
               59 |   400
              540 |  3600
             1200 |  3600
             1500 |  4000
             4320 | 10800
             7200 | 10900
            10080 | 10900
            14400 | 16500
            21600 | 17000
            """)
    void cologne_bonn_p3(long minutes, long total) {
        Parked parked = Parked.under("cologne-bonn-p3").at("Europe/Berlin").from("2025-01-06T09:00");
        assertEquals(total, parked.minutes(minutes).total());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2025-03-02T08:00 | 10 |    0
            2025-03-02T08:00 | 11 |  800
            2025-03-02T08:00 | 16 | 1100
            2025-03-02T08:00 | 26 | 1700
            # the second time on one day
            2025-03-03T08:00 |  5 |  500
            2025-03-03T08:00 | 11 | 1500
            """)
    void cologne_bonn_terminal(String before, long minutes, long total) {
        Parked parked = Parked.under("cologne-bonn-terminal").at("Europe/Berlin").after(before, before, 9, 0);
        assertEquals(total, parked.from("2025-03-03T17:00").minutes(minutes).total());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SMALL      | 2025-03-03T10:00 | 2025-03-03T10:40 |  385
            SMALL      | 2025-03-03T10:00 | 2025-03-03T12:10 |  970
            SMALL      | 2025-03-03T16:00 | 2025-03-03T20:00 |  845
            SMALL      | 2025-03-03T18:00 | 2025-03-04T03:00 |  820
            # the evening of Saturday ends on Sunday morning
            SMALL      | 2025-03-01T23:00 | 2025-03-02T00:30 |  460
            SMALL      | 2025-03-02T10:00 | 2025-03-02T13:00 |  460
            SMALL      | 2025-03-02T10:00 | 2025-03-02T15:00 |  920
            # a holiday is charged as a Sunday
            SMALL      | 2025-03-31T10:00 | 2025-03-31T13:00 |  460
            MOTORCYCLE | 2025-03-03T10:00 | 2025-03-03T22:00 |  105
            """)
    void palais_renaissance(VehicleClass vehicle, String from, String until, long total) {
        Parked parked = Parked.under("palais-renaissance").at("Asia/Singapore").as(vehicle).holiday("2025-03-31");
        assertEquals(total, parked.from(from).until(until).total());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2025-03-03T08:00 | 2025-03-03T10:30 | 300
            2025-03-03T06:30 | 2025-03-03T15:30 | 900
            2025-03-03T15:30 | 2025-03-03T22:00 | 500
            2025-03-03T14:45 | 2025-03-03T17:15 | 300
            2025-03-02T09:00 | 2025-03-02T13:00 |   0
            2025-03-02T13:30 | 2025-03-02T15:00 | 100
            """)
    void frederick_garages(String from, String until, long total) {
        Parked parked = Parked.under("frederick-garages").at("America/New_York");
        assertEquals(total, parked.from(from).until(until).total());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SMALL      | 2025-03-03T09:00 | 2025-03-03T09:10 |  20
            SMALL      | 2025-03-03T09:45 | 2025-03-03T10:15 |  70
            # two thirds of a cent are not charged
            SMALL      | 2025-03-03T10:00 | 2025-03-03T10:01 |   2
            SMALL      | 2025-03-03T22:30 | 2025-03-04T07:00 | 500
            MOTORCYCLE | 2025-03-03T07:00 | 2025-03-03T22:30 |  65
            MOTORCYCLE | 2025-03-03T22:00 | 2025-03-03T23:00 |  20
            """)
    void singapore_hdb(VehicleClass vehicle, String from, String until, long total) {
        Parked parked = Parked.under("singapore-hdb").at("Asia/Singapore").as(vehicle);
        assertEquals(total, parked.from(from).until(until).total());
    }
    // spotless:on
}
