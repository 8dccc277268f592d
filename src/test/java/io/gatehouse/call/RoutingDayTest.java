package io.gatehouse.call;

import static io.gatehouse.call.RoutingDay.CROWDED;
import static io.gatehouse.call.RoutingDay.ORDINARY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of a simulated day, whatever its callers. */
class RoutingDayTest {

    /** Twice three offers or 20 s, five minutes more, and an offer that was on its way: then it is missed. */
    private static final double NEVER_LONGER = 420;

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 1", "1, 1.5", "2, 1.5", "3, 1.5"})
    void nobody_has_more_calls_than_places_and_nobody_is_forgotten(long seed, double crowd) {
        var day = RoutingDay.routed(seed, crowd);
        assertEquals(0, day.overCapacity());
        assertEquals(DayPlan.of(seed, crowd).callers().size(), day.calls());
        assertTrue(day.longestWait() < NEVER_LONGER, day.row("longest"));
        assertTrue(day.answered() > .98 * day.calls(), day.row("answered"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void on_an_ordinary_day_nearly_everybody_is_answered(long seed) {
        var day = RoutingDay.routed(seed, ORDINARY);
        assertTrue(day.answered() > .995 * day.calls(), day.row("answered"));
        assertTrue(day.wait(.5) < DayReport.GOOD_WAIT, day.row("p50"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void it_is_not_worse_than_chance_and_in_a_crowd_better(long seed) {
        // where somebody is nearly always free, the patience of the overflow rule decides alone
        assertTrue(RoutingDay.routed(seed, ORDINARY).wait(.95)
                <= RoutingDay.random(seed, ORDINARY).wait(.95) + 1);
        var crowded = RoutingDay.routed(seed, CROWDED);
        var chance = RoutingDay.random(seed, CROWDED);
        assertTrue(crowded.wait(.95) < chance.wait(.95), crowded.row("routed") + chance.row("chance"));
        assertTrue(crowded.good() > chance.good(), crowded.row("routed") + chance.row("chance"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void work_is_shared(long seed) {
        var day = RoutingDay.routed(seed, ORDINARY);
        assertTrue(day.load(0) > day.load(.5) / 2, day.row("least"));
        assertTrue(day.load(1) < day.load(.5) * 2, day.row("most"));
    }

    @Test
    void the_same_seed_is_the_same_day() {
        assertEquals(
                RoutingDay.routed(7, ORDINARY).row("day"),
                RoutingDay.routed(7, ORDINARY).row("day"));
    }
}
