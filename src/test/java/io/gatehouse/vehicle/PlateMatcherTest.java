package io.gatehouse.vehicle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.vehicle.PlateMatcher.Candidate;
import io.gatehouse.vehicle.PlateMatcher.Match;
import io.gatehouse.vehicle.PlateMatcher.Sighting;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlateMatcherTest {
    private static final Instant MORNING = Instant.parse("2026-03-02T00:00:00Z");

    @ParameterizedTest
    // spotless:off
    @CsvSource(delimiter = '|', textBlock = """
            # seen    | stay      | distance | because
            粤B12345  | 粤B12345  | 0        | same-plate
            粤B12345  | 粤BI2345  | 0        | same-plate
            粤B12845  | 粤B12B45  | 0.5      | confused:8~B
            粤B12345  | 粤B1Z345  | 0.5      | confused:2~Z
            粤BV2345  | 粤BY2345  | 0.5      | confused:V~Y
            粤B128Q5  | 粤B12BD5  | 1.0      | confused:8~B confused:Q~D
            粤B12345  | 桂B12345  | 0.75     | wrong-province
            粤B12375  | 粤B123X5  | 1.0      | wrong-character:7~X
            粤BD1234  | 粤BD12345 | 0.75     | lost-character
            粤B12345  | 粤BD12345 | 0.75     | lost-character
            粤BD12345 | 粤B12345  | 0.75     | added-character
            B12345    | 粤B12345  | 0.75     | lost-character
            粤D12845  | 桂D12B4   | 2.0      | wrong-province confused:8~B added-character
            """)
    // spotless:on
    void a_difference_costs_what_it_is_likely(String seen, String stay, double distance, String because) {
        Match match = rank(seen, stay(stay)).get(0);
        assertEquals(distance, match.distance(), 1e-9);
        assertEquals(List.of(because.split(" ")), match.because());
        assertEquals(distance, PlateDistance.between(Plate.of(seen), Plate.of(stay), ConfusionCosts.UNLEARNED), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0ODQ", "1ILT7", "2Z", "5S", "8B", "6G", "4A", "CG", "EF", "PR", "UVY", "MNW", "KX", "HM"})
    void within_a_group_a_substitution_costs_half(String group) {
        for (char one : group.toCharArray()) {
            for (char other : group.toCharArray()) {
                assertEquals(one == other ? 0 : 0.5, ConfusionCosts.UNLEARNED.between(one, other), one + "~" + other);
            }
        }
    }

    @Test
    void groups_that_share_a_character_are_not_one_group() {
        assertEquals(1, ConfusionCosts.UNLEARNED.between('6', 'C'));
        assertEquals(1, ConfusionCosts.UNLEARNED.between('H', 'N'));
        assertEquals(1, ConfusionCosts.UNLEARNED.between('1', '2'));
        assertEquals(1, ConfusionCosts.UNLEARNED.between('é', 'E'));
    }

    @Test
    void a_plate_of_8_read_as_7_finds_its_stay() {
        assertOrder(
                rank("粤BD1234", stay("粤B12345"), stay("粤BX1234"), stay("粤BD12345"), stay("湘CD1299")),
                "粤BD12345",
                "粤BX1234",
                "粤B12345",
                "湘CD1299");
    }

    @Test
    void the_likelier_the_mistake_the_better_the_place() {
        assertOrder(
                rank("粤B12845", stay("粤B12X45"), stay("桂B12845"), stay("粤B12B45"), stay("粤B12845"), stay("粤BZ2B45")),
                "粤B12845",
                "粤B12B45",
                "桂B12845",
                "粤B12X45",
                "粤BZ2B45");
    }

    @Test
    void between_equal_plates_color_and_type_decide_and_say_so() {
        Sighting seen = new Sighting(Plate.of("粤B12845"), "白色", "SMALL");
        List<Match> ranked = rank(
                seen,
                stay("粤B12B45", "BLACK", "大货车", 9),
                stay("粤BI2B45", "BLACK", "SMALL", 8),
                stay("粤B1Z845", null, "轿车", 7),
                stay("粤B1284S", "WHITE", "SMALL", 1),
                stay("粤B128A5", "silver", "small", 2));
        assertOrder(ranked, "粤B1284S", "粤B1Z845", "粤B128A5", "粤B12B45", "粤B12B45");
        assertEquals(
                List.of("confused:5~S", "same-color", "same-type"),
                ranked.get(0).because());
        assertEquals(List.of("confused:2~Z", "same-type"), ranked.get(1).because());
        assertEquals(List.of("confused:4~A", "same-type"), ranked.get(2).because());
        assertEquals(
                List.of("confused:8~B", "other-color", "same-type"),
                ranked.get(3).because());
        assertEquals(
                List.of("confused:8~B", "other-color", "other-type"),
                ranked.get(4).because());
    }

    @Test
    void a_nearer_plate_beats_color_type_and_recency() {
        Sighting seen = new Sighting(Plate.of("粤B12845"), "WHITE", "SMALL");
        assertOrder(
                rank(seen, stay("桂B12845", "WHITE", "SMALL", 9), stay("粤B12B45", "RED", "LARGE", 1)),
                "粤B12B45",
                "桂B12845");
    }

    @Test
    void what_is_left_equal_is_decided_by_the_latest_entry() {
        assertOrder(
                rank(
                        new Sighting(Plate.of("粤B12845"), null, null),
                        stay("粤B1Z845", null, null, 1),
                        stay("粤B1284S", null, null, 3),
                        stay("粤B12B45", null, null, 2)),
                "粤B1284S",
                "粤B12B45",
                "粤B1Z845");
    }

    @Test
    void a_pair_that_agents_correct_often_becomes_cheap() {
        Candidate learned = stay("粤B123X5", null, null, 1);
        Candidate grouped = stay("粤B1Z375", null, null, 2);
        Sighting seen = new Sighting(Plate.of("粤B12375"), null, null);
        assertOrder(rank(seen, learned, grouped), "粤B1Z375", "粤B123X5");

        ConfusionCosts costs = ConfusionCosts.learned(Map.of(new Confusion('7', 'X'), 30L));
        List<Match> ranked = PlateMatcher.rank(seen, List.of(learned, grouped), costs, 6);
        assertOrder(ranked, "粤B123X5", "粤B1Z375");
        assertEquals(List.of("confused:7~X"), ranked.get(0).because());
    }

    @Test
    void learning_is_gradual_bounded_and_blind_to_direction() {
        assertEquals(1, costAfter(0));
        assertTrue(costAfter(1) > 0.9, "one correction proves little");
        assertEquals(0.55, costAfter(10));
        assertEquals(0.1, costAfter(Long.MAX_VALUE));
        Map<Confusion, Long> bothWays = Map.of(new Confusion('7', 'X'), 4L, new Confusion('X', '7'), 6L);
        assertEquals(0.55, ConfusionCosts.learned(bothWays).between('X', '7'));
        Map<Confusion, Long> nonsense = Map.of(new Confusion('7', 'X'), -4L, new Confusion('é', '7'), 6L);
        assertEquals(1, ConfusionCosts.learned(nonsense).between('X', '7'));
        assertEquals(1, ConfusionCosts.learned(nonsense).between('é', '7'));
    }

    @ParameterizedTest
    // spotless:off
    @CsvSource(delimiter = '|', textBlock = """
            # wrong   | right     | pairs
            粤B12845  | 粤B12B45  | 8B
            粤B12845  | 桂B12B4S  | 粤桂 8B 5S
            粤BD1234  | 粤BD12345 | ''
            粤BD123B  | 粤BD12385 | B8
            粤B12345  | 粤B12345  | ''
            粤B12345  | 粤BXK88W  | ''
            """)
    // spotless:on
    void a_correction_teaches_the_replaced_characters_of_the_same_car(String wrong, String right, String pairs) {
        List<Confusion> expected = Arrays.stream(pairs.split(" "))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> new Confusion(pair.charAt(0), pair.charAt(1)))
                .toList();
        assertEquals(expected, Confusion.between(Plate.of(wrong), Plate.of(right)));
    }

    @Test
    void likeness_falls_from_1_to_0() {
        List<Match> ranked = rank("粤B12345", stay("桂XKKKKK"), stay("粤B12345"), stay("粤B1Z345"));
        assertEquals(1, ranked.get(0).likeness());
        assertEquals(1 - 0.5 / 7, ranked.get(1).likeness(), 1e-9);
        assertTrue(ranked.get(2).likeness() < 0.1 && ranked.get(2).likeness() >= 0);
    }

    @Test
    void no_more_are_offered_than_asked_for() {
        Sighting seen = new Sighting(Plate.of("粤B12345"), null, null);
        List<Candidate> stays = List.of(stay("粤B12346"), stay("粤B12347"), stay("粤B12345"));
        assertEquals(
                2, PlateMatcher.rank(seen, stays, ConfusionCosts.UNLEARNED, 2).size());
        assertEquals(
                3,
                PlateMatcher.rank(seen, stays, ConfusionCosts.UNLEARNED, PlateMatcher.OFFERED)
                        .size());
        assertEquals(List.of(), PlateMatcher.rank(seen, stays, ConfusionCosts.UNLEARNED, 0));
        assertEquals(List.of(), PlateMatcher.rank(seen, List.of(), ConfusionCosts.UNLEARNED, 6));
    }

    private static double costAfter(long corrections) {
        return ConfusionCosts.learned(Map.of(new Confusion('7', 'X'), corrections))
                .between('7', 'X');
    }

    private static Candidate stay(String plate) {
        return stay(plate, null, null, 0);
    }

    private static Candidate stay(String plate, String color, String type, int hour) {
        UUID id = UUID.nameUUIDFromBytes((plate + hour).getBytes(UTF_8));
        return new Candidate(id, Plate.of(plate), color, type, MORNING.plusSeconds(3600L * hour));
    }

    private static List<Match> rank(String seen, Candidate... stays) {
        return rank(new Sighting(Plate.of(seen), null, null), stays);
    }

    private static List<Match> rank(Sighting seen, Candidate... stays) {
        return PlateMatcher.rank(seen, List.of(stays), ConfusionCosts.UNLEARNED, PlateMatcher.OFFERED);
    }

    private static void assertOrder(List<Match> ranked, String... plates) {
        assertEquals(
                List.of(plates),
                ranked.stream().map(match -> match.candidate().plate().value()).toList());
    }
}
