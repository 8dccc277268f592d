package io.gatehouse.fee;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a tariff is found before it prices a stay. */
class TariffCheckTest {
    private static final String PERIODS = "'periods': [{'steps': [{'every': 60, 'amount': 300}]}]";

    private static List<String> faults(String tariff) {
        return Published.read(tariff.replace('\'', '"')).check().stream()
                .map(fault -> fault.field() + " " + fault.code())
                .distinct()
                .toList();
    }

    private static List<String> faultsOfPlan(String plan) {
        return faults("{'currency': 'CNY', 'plans': [{" + plan + "}]}").stream()
                .map(fault -> fault.replace("plans[0].", ""))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("io.gatehouse.fee.Published#names")
    void published_tariffs_are_sound(String name) {
        assertEquals(List.of(), Published.tariff(name).check());
    }

    // spotless:off
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'currency': 'RMB', 'plans': [{%s}]}                                               | currency unknown-currency
            {'plans': [{%s}]}                                                                  | currency unknown-currency
            {'currency': 'CNY', 'graceMinutes': -1, 'plans': [{%s}]}                           | graceMinutes negative
            {'currency': 'CNY'}                                                                | plans required
            {'currency': 'CNY', 'plans': [{'appliesTo': {'zones': ['A']}, %s}]}                | plans not-for-everybody
            {'currency': 'CNY', 'plans': [{%s}, {%s}]}                                         | plans[1] never-reached
            {'currency': 'CNY', 'plans': [{'appliesTo': {'plateColors': ['blue']}, %s}, {%s}]} | plans[0].appliesTo.plateColors not-in-capitals
            """)
    void of_the_tariff(String tariff, String fault) {
        assertEquals(List.of(fault), faults(tariff.replace("%s", PERIODS)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'every': 60, 'amount': -1}                                        | periods[0].steps[0].amount negative-amount
            {'every': 60, 'amount': 1000000001}                                | periods[0].steps[0].amount too-large
            {'every': 0, 'amount': 100}                                        | periods[0].steps[0].every not-positive
            {'every': 60}                                                      | periods[0].steps[0] amount-or-total
            {'until': 60, 'amount': 1, 'total': 1}, {'every': 60, 'amount': 1} | periods[0].steps[0] amount-or-total
            {'until': 60, 'total': 500}                                        | periods[0].steps[0].until steps-end
            {'every': 60, 'amount': 1}, {'every': 60, 'amount': 1}             | periods[0].steps[0].until required
            {'until': 60, 'amount': 1}, {'until': 60, 'amount': 1}, {'amount': 1} | periods[0].steps[1].until not-rising
            {'until': 100, 'every': 60, 'amount': 1}, {'every': 60, 'amount': 1}  | periods[0].steps[0].every not-whole-units
            {'until': 60, 'total': 500}, {'until': 120, 'total': 400}, {'total': 600} | periods[0].steps[1].total falling-total
            {'until': 60, 'every': 30, 'total': 500}, {'total': 600}           | periods[0].steps[0].every not-applicable
            """)
    void of_steps(String steps, String fault) {
        assertEquals(List.of(fault), faultsOfPlan("'periods': [{'steps': [" + steps + "]}]"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'from': '07:00', 'to': '21:00', 'flat': 500}                                                  | periods uncovered-time
            {'from': '07:00', 'to': '21:00', 'flat': 500}, {'from': '22:00', 'to': '07:00', 'free': true}  | periods uncovered-time
            {'from': '07:00', 'to': '21:00', 'flat': 500}, {'from': '21:00', 'to': '07:00', 'free': true}  |
            {'from': '07:00', 'to': '21:00', 'flat': 500}, {'from': '20:00', 'to': '07:00', 'free': true}  | periods overlapping-periods
            {'flat': 500}, {'free': true}                                                                  | periods overlapping-periods
            {'days': ['WEEKDAY'], 'flat': 500}, {'days': ['WEEKEND'], 'free': true}                        | periods uncovered-time
            {'days': ['WEEKDAY'], 'flat': 500}, {'days': ['WEEKEND', 'HOLIDAY'], 'free': true}             |
            {'days': ['WEEKDAY', 'HOLIDAY'], 'flat': 5}, {'days': ['WEEKEND', 'HOLIDAY'], 'free': true}    | periods overlapping-periods
            {'from': '07:00', 'flat': 500}                                                                 | periods[0].to required
            {'from': '07:00:30', 'to': '07:00:30', 'flat': 500}                                            | periods[0].from not-whole-minutes, periods[0].to not-whole-minutes
            {}                                                                                             | periods[0].steps required
            {'flat': 500, 'free': true}                                                                    | periods[0] priced-twice
            {'flat': -5}                                                                                   | periods[0].flat negative-amount
            {'flat': 500, 'cap': 400}                                                                      | periods[0].cap cap-needs-window
            {'round': 'DOWN', 'tolerance': 5, 'steps': [{'every': 60, 'amount': 1}]}                       | periods[0].tolerance not-applicable
            {'name': 'a', 'from': '07:00', 'to': '21:00', 'flat': 500}, {'name': 'a', 'from': '21:00', 'to': '07:00', 'free': true} | plans[0] duplicate-name
            """)
    void of_periods(String periods, String faults) {
        assertEquals(faults == null ? "" : faults, String.join(", ", faultsOfPlan("'periods': [" + periods + "]")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'freeMinutes': [{'minutes': 0, 'per': 'ENTRY', 'chargedOnceExceeded': true}]   | freeMinutes[0].minutes not-positive
            'freeMinutes': [{'minutes': 5, 'chargedOnceExceeded': true}]                   | freeMinutes[0].per required
            'freeMinutes': [{'minutes': 5, 'per': 'ENTRY'}]                                | freeMinutes[0].chargedOnceExceeded required
            'quickReturnMinutes': -5                                                       | quickReturnMinutes negative
            'dayStartsAt': '05:00:01'                                                      | dayStartsAt not-whole-minutes
            'appliesTo': {'entryOfDayFrom': 0}                                             | plans not-for-everybody, appliesTo.entryOfDayFrom not-positive
            'flats': [{'amount': 500}]                                                     | choice required
            'choice': 'FIRST', 'flats': [{'amount': -1}]                                   | flats[0].amount negative-amount
            'choice': 'FIRST', 'flats': [{}]                                               | flats[0].amount required
            'choice': 'FIRST', 'flats': [{'amount': 1, 'overstay': 'CHARGED_ON'}]          | flats[0].leaveBefore required
            'caps': [{'per': 'HOURS', 'amount': 1, 'after': 'RESTART'}]                    | caps[0].count required
            'caps': [{'per': 'HOURS', 'count': 0, 'amount': 1, 'after': 'RESTART'}]        | caps[0].count not-positive
            'caps': [{'per': 'HOURS', 'count': 24, 'amount': 1}]                           | caps[0].after required
            'caps': [{'per': 'HOURS', 'count': 24, 'after': 'RESTART'}]                    | caps[0].amount required
            'caps': [{'count': 24, 'amount': 1, 'after': 'RESTART'}]                       | caps[0].per required
            'caps': [{'per': 'STAY', 'amount': 1, 'after': 'RESTART'}]                     | caps[0].after not-applicable
            'caps': [{'per': 'CALENDAR_DAY', 'count': 2, 'amount': 1, 'after': 'RESTART'}] | caps[0].count not-applicable
            'caps': [{'per': 'DAYS', 'count': 7, 'amount': 1, 'after': 'RESTART_WITH_FREE_MINUTES'}] | caps[0].after nothing-to-grant
            """)
    void of_the_rest_of_a_plan(String rules, String faults) {
        assertEquals(faults, String.join(", ", faultsOfPlan(rules + ", " + PERIODS)));
    }
    // spotless:on

    @Test
    void what_becomes_of_units_at_edges_must_be_said() {
        String halves = "'periods': [{'from': '00:00', 'to': '12:00', 'steps': [%s]}, {'from': '12:00', 'to': '00:00',"
                + " 'steps': [%s]}]";
        String plain = "{'every': 60, 'amount': 1}";
        String stepped = "{'until': 60, 'total': 500}, " + plain;
        assertEquals(List.of("edge required"), faultsOfPlan(halves.replace("%s", plain)));
        assertEquals(List.of("firstStep required", "edge required"), faultsOfPlan(halves.replace("%s", stepped)));
    }

    @Test
    void flats_alone_must_fit_every_stay() {
        assertEquals(List.of(), faultsOfPlan("'choice': 'FIRST', 'flats': [{'amount': 500}]"));
        assertEquals(
                List.of("periods uncovered-time"),
                faultsOfPlan("'choice': 'FIRST', 'flats': [{'amount': 500, 'enterFrom': '17:00'}]"));
    }

    @Test
    void a_fault_says_where_on_which_day() {
        TariffFault fault = Published.read(
                        "{\"currency\": \"CNY\", \"plans\": [{\"periods\": [{\"from\": \"07:00\", \"to\": \"21:00\", \"flat\": 5}]}]}")
                .check()
                .get(0);
        assertEquals(
                new TariffFault("plans[0].periods", "uncovered-time", "nothing prices 00:00-07:00 on MONDAY"), fault);
    }
}
