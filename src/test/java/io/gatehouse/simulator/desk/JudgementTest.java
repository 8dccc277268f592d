package io.gatehouse.simulator.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.lane.Situation;
import io.gatehouse.simulator.desk.Clues.Candidate;
import io.gatehouse.simulator.traffic.Car;
import io.gatehouse.simulator.traffic.Plea;
import io.gatehouse.simulator.traffic.Wish;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementTest {

    private static final String SEEN = "粤B12345";
    /** The agent never sees them: the gate opens, or the call is about something else by then. */
    private static final Set<String> NEVER_HOLD = Set.of(
            "CARD_ENTERS",
            "TEMPORARY_ENTERS",
            "ALREADY_INSIDE",
            "CARD_LEAVES",
            "PAID_LEAVES",
            "DEFERRED_LEAVES",
            "CARD_EXPIRED_3");

    // spotless:off
    @ParameterizedTest
    @CsvSource(textBlock = """
            ENTRY, TEMPORARY_REFUSED,     粤B12345, VISITS,     , REGISTERS
            ENTRY, TEMPORARY_REFUSED,     粤B12345, JUST_PARKS, , REFUSES
            ENTRY, TEMPORARY_REFUSED,     粤B12345, IS_ON_DUTY, , OPENS_ABNORMALLY
            ENTRY, TEMPORARY_REFUSED,     粤B1Z345, VISITS,     , CORRECTS_PLATE
            ENTRY, SHARED_SPACES_TAKEN,   粤B12345, VISITS,     , OPENS
            ENTRY, SHARED_SPACES_TAKEN,   粤B12345, JUST_PARKS, , SHOWS_SPACES
            ENTRY, CARD_EXPIRED_ENTRY,    粤B12345, JUST_PARKS, 3, OPENS
            ENTRY, CARD_EXPIRED_ENTRY,    粤B12345, JUST_PARKS, 4, SENDS_RENEWAL
            ENTRY, CARD_EXPIRED_ENTRY,    粤B12345, JUST_PARKS, , SENDS_RENEWAL
            ENTRY, UNPLATED_ENTRY,        ,         JUST_PARKS, , SENDS_UNPLATED
            ENTRY, ARREARS_AT_ENTRY,      粤B12345, VISITS,     , EXPLAINS
            ENTRY, PARK_FULL,             粤B12345, VISITS,     , REFUSES
            ENTRY, ENTRY_BARRED,          粤B12345, VISITS,     , REFUSES
            EXIT,  CARD_EXPIRED_7,        粤B12345, JUST_PARKS, 5, SENDS_RENEWAL
            EXIT,  CARD_LAPSED,           粤B12345, JUST_PARKS, 9, ASKS_FOR_FEE
            EXIT,  FEE_DUE,               粤B12345, VISITS,     , ASKS_FOR_FEE
            EXIT,  FEE_DUE,               粤B12345, IS_ON_DUTY, , OPENS_ABNORMALLY
            EXIT,  FEE_DUE,               粤B1Z345, VISITS,     , CORRECTS_PLATE
            EXIT,  SHARED_SPACES_FEE_DUE, 粤B12345, JUST_PARKS, , ASKS_FOR_FEE
            EXIT,  GRACE_OVERRUN,         粤B12345, JUST_PARKS, , ASKS_FOR_FEE
            EXIT,  UNPLATED_EXIT,         ,         JUST_PARKS, , SENDS_UNPLATED
            EXIT,  UNPLATED_EXIT,         ,         IS_ON_DUTY, , OPENS_ABNORMALLY
            EXIT,  PLATE_DOUBTFUL,        粤B12345, JUST_PARKS, , CORRECTS_PLATE
            EXIT,  NO_ENTRY_FOUND,        粤B1Z345, JUST_PARKS, , CORRECTS_PLATE
            EXIT,  NO_ENTRY_FOUND,        粤B12345, JUST_PARKS, , OPENS_ABNORMALLY
            """)
    void a_car_that_is_held_is_helped_by_its_situation_and_what_its_driver_says(
            String direction, String situation, String said, Wish wish, Integer daysExpired, Deed deed) {
        var seen = said == null ? null : SEEN;
        var car = said == null ? Car.unplated("13800138000") : Car.plated(said);
        var clues = new Clues(new Plea(car, wish), daysExpired, null);
        assertEquals(deed, Judgement.of(scene(direction, "HELD", situation, null, seen), clues));
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, MATCHES_STAY", "0.86, MATCHES_STAY", "0.84, OPENS_ABNORMALLY", "0, OPENS_ABNORMALLY"})
    // spotless:on
    void a_car_without_an_entry_is_matched_with_one_that_is_like_it_enough(double likeness, Deed deed) {
        var alike = new Candidate("stay", "粤B1Z345", likeness);
        var clues = new Clues(new Plea(Car.plated(SEEN), Wish.IS_ON_DUTY), null, alike);
        assertEquals(deed, Judgement.of(scene("EXIT", "HELD", "NO_ENTRY_FOUND", null, SEEN), clues));
    }

    @Test
    void a_gate_that_did_not_open_is_opened_again() {
        var clues = new Clues(null, null, null);
        for (var outcome : Set.of("REFUSED", "EXPIRED", "UNKNOWN")) {
            assertEquals(Deed.OPENS, Judgement.of(scene("EXIT", "CLEARED", "PAID_LEAVES", outcome, SEEN), clues));
        }
    }

    @Test
    void a_car_that_is_let_through_needs_nothing_more() {
        var clues = new Clues(new Plea(Car.plated("粤B1Z345"), Wish.IS_ON_DUTY), null, null);
        assertEquals(Deed.LOOKS_ON, Judgement.of(scene("EXIT", "CLEARED", "PAID_LEAVES", null, SEEN), clues));
    }

    @Test
    void where_nobody_speaks_nothing_is_opened() {
        for (var situation : Situation.values()) {
            var scene = scene("EXIT", "HELD", situation.name(), null, SEEN);
            assertEquals(Deed.GIVES_UP, Judgement.of(scene, new Clues(null, null, null)));
        }
    }

    /** A situation that the platform learns must be one that agents have learned, too. */
    @Test
    void every_situation_that_holds_a_car_is_in_the_table() throws NoSuchMethodException {
        var table = Stream.of(JudgementTest.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(CsvSource.class))
                .map(method -> method.getAnnotation(CsvSource.class).textBlock())
                .collect(Collectors.joining());
        var missing = Arrays.stream(Situation.values())
                .map(Situation::name)
                .filter(name -> !NEVER_HOLD.contains(name) && !table.contains(" " + name + ","))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), missing);
    }

    private static Scene scene(String direction, String state, String situation, String opening, String plate) {
        return new Scene("passage", direction.equals("ENTRY"), state, situation, opening, plate, null);
    }
}
