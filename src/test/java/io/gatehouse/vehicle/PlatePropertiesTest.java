package io.gatehouse.vehicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.vehicle.PlateMatcher.Candidate;
import io.gatehouse.vehicle.PlateMatcher.Match;
import io.gatehouse.vehicle.PlateMatcher.Sighting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class PlatePropertiesTest {
    private static final String SERIAL = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789";
    private static final String[] GROUPS = "0DQ 1LT7 2Z 5S 8B 6G 4A CG EF PR UVY MNW KX HM".split(" ");
    private static final Instant MORNING = Instant.parse("2026-03-02T00:00:00Z");

    @Property
    void any_text_is_a_plate_once_and_for_all_or_clearly_refused(@ForAll("texts") String text) {
        try {
            Plate plate = Plate.of(text);
            assertEquals(plate, Plate.of(plate.value()));
            assertEquals(plate, Plate.of(plate.shown()));
            assertEquals(plate, Plate.read(text).orElseThrow());
        } catch (IllegalArgumentException refused) {
            assertTrue(refused.getMessage().startsWith("A plate "), refused.getMessage());
        }
    }

    @Property
    void distance_is_symmetric_and_0_only_between_the_same(
            @ForAll("plates") Plate one, @ForAll("plates") Plate other, @ForAll("costs") ConfusionCosts costs) {
        double there = PlateDistance.between(one, other, costs);
        assertEquals(there, PlateDistance.between(other, one, costs));
        assertEquals(one.equals(other), there == 0);
        assertEquals(0, PlateDistance.between(one, one, costs));
    }

    @Property
    void more_corrections_never_make_a_pair_dearer(
            @ForAll("signs") char one, @ForAll("signs") char other, @ForAll @LongRange(min = 0) long count) {
        Assume.that(one != other);
        double before = costAfter(one, other, count / 2);
        double after = costAfter(one, other, count);
        assertTrue(after <= before && after >= 0.1, before + " became " + after);
    }

    @Property(tries = 200)
    void a_ranking_is_total_and_takes_no_short_cut(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int limit) {
        Random random = new Random(seed);
        List<Candidate> stays = stays(random, 60, "粤B", "0178B");
        Sighting seen = new Sighting(plate(random, "粤B", "0178B"), "WHITE", "SMALL");
        List<Match> all = PlateMatcher.rank(seen, stays, ConfusionCosts.UNLEARNED, stays.size());
        assertEquals(stays.size(), all.size());
        assertEquals(
                all.stream().sorted(Comparator.comparingDouble(Match::distance)).toList(), all);

        Collections.shuffle(stays, random);
        assertEquals(all.subList(0, limit), PlateMatcher.rank(seen, stays, ConfusionCosts.UNLEARNED, limit));
    }

    @Property(tries = 500)
    void a_misread_one_of_200_stays_is_among_the_first_6(@ForAll long seed) {
        Random random = new Random(seed);
        List<Candidate> stays = stays(random, 200, "粤B", SERIAL);
        Candidate mine = stays.get(random.nextInt(stays.size()));
        Plate misread = Plate.of(corrupted(mine.plate().value(), random));
        List<Match> ranked = PlateMatcher.rank(
                new Sighting(misread, null, null), stays, ConfusionCosts.UNLEARNED, PlateMatcher.OFFERED);
        assertTrue(ranked.stream().anyMatch(match -> match.candidate().equals(mine)), mine.plate() + " as " + misread);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> signs = Arbitraries.of(("粤京WJ使领警挂港澳IO01DZＢｏ１·-. 无牌ßǰé\u0301\u200D\u212A" + SERIAL).split(""));
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(20),
                signs.list().ofMaxSize(10).map(list -> String.join("", list)),
                signs.list().ofMinSize(5).ofMaxSize(6).map(list -> "粤B" + String.join("", list)));
    }

    @Provide
    Arbitrary<Plate> plates() {
        Arbitrary<Plate> random = Arbitraries.longs().map(seed -> plate(new Random(seed), "粤B", "0178B"));
        Arbitrary<Plate> others = Arbitraries.of("粤BD12345", "WJ粤1234X", "AB12CD", "使224578", "VA12345", "桂B10000")
                .map(Plate::of);
        return Arbitraries.oneOf(random, others);
    }

    @Provide
    Arbitrary<Character> signs() {
        return Arbitraries.chars().with(SERIAL + "IO粤桂京");
    }

    @Provide
    Arbitrary<ConfusionCosts> costs() {
        Arbitrary<Confusion> pairs = signs().tuple2().map(pair -> new Confusion(pair.get1(), pair.get2()));
        return Arbitraries.maps(pairs, Arbitraries.longs().between(0, 100))
                .ofMaxSize(20)
                .map(ConfusionCosts::learned);
    }

    private static double costAfter(char one, char other, long count) {
        return ConfusionCosts.learned(Map.of(new Confusion(one, other), count)).between(one, other);
    }

    private static List<Candidate> stays(Random random, int size, String office, String signs) {
        List<Candidate> stays = new ArrayList<>();
        for (int stay = 0; stay < size; stay++) {
            String color = random.nextBoolean() ? "WHITE" : "BLACK";
            String type = random.nextBoolean() ? "SMALL" : "LARGE";
            Instant entered = MORNING.plusSeconds(random.nextInt(5));
            UUID id = new UUID(random.nextLong(), random.nextLong());
            stays.add(new Candidate(id, plate(random, office, signs), color, type, entered));
        }
        return stays;
    }

    private static Plate plate(Random random, String office, String signs) {
        StringBuilder plate = new StringBuilder(office);
        for (int place = 0; place < 5; place++) {
            plate.append(signs.charAt(random.nextInt(signs.length())));
        }
        return Plate.of(plate.toString());
    }

    /** One of the mistakes that the specification names, and every second time a confused character on top. */
    private static String corrupted(String plate, Random random) {
        int place = 2 + random.nextInt(5);
        String wrong =
                switch (random.nextInt(4)) {
                    case 0 -> plate.substring(0, place) + plate.substring(place + 1);
                    case 1 -> "桂" + plate.substring(1);
                    case 2 ->
                        plate.substring(0, place) + SERIAL.charAt(random.nextInt(34)) + plate.substring(place + 1);
                    default -> plate;
                };
        return random.nextBoolean() ? confused(wrong, 2 + random.nextInt(wrong.length() - 2), random) : wrong;
    }

    private static String confused(String plate, int place, Random random) {
        for (String group : GROUPS) {
            if (group.indexOf(plate.charAt(place)) >= 0) {
                char other = group.charAt(random.nextInt(group.length()));
                return plate.substring(0, place) + other + plate.substring(place + 1);
            }
        }
        return plate;
    }
}
