package io.gatehouse.simulator.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private static final Faults BAD = new Faults(0.2, 0.2, 0.2, Duration.ofMillis(1), Duration.ofMillis(30));

    private static List<List<Duration>> fates(Network network) {
        return IntStream.range(0, 200).mapToObj(i -> network.fateUp()).toList();
    }

    @Test
    void the_same_seed_gives_the_same_faults() {
        assertEquals(fates(new Network(7).up(BAD)), fates(new Network(7).up(BAD).down(BAD)));
        assertNotEquals(fates(new Network(7).up(BAD)), fates(new Network(8).up(BAD)));
    }

    @Test
    void what_goes_down_does_not_change_what_becomes_of_what_goes_up() {
        var busy = new Network(7).up(BAD).down(BAD);
        IntStream.range(0, 50).forEach(i -> busy.fateDown());
        assertEquals(fates(new Network(7).up(BAD)), fates(busy));
    }

    @Test
    void all_kinds_of_faults_happen_about_as_often_as_asked() {
        var fates = fates(new Network(7).up(BAD));
        assertBetween(20, 60, fates.stream().filter(List::isEmpty).count());
        assertBetween(20, 60, fates.stream().filter(fate -> fate.size() == 2).count());
        assertBetween(20, 60, fates.stream().filter(NetworkTest::heldBack).count());
    }

    private static boolean heldBack(List<Duration> fate) {
        return !fate.isEmpty() && fate.get(0).compareTo(BAD.most()) > 0;
    }

    private static void assertBetween(long least, long most, long actual) {
        assertTrue(least <= actual && actual <= most, () -> actual + " is not within " + least + " to " + most);
    }

    @Test
    void a_perfect_network_passes_everything_on_at_once() {
        assertEquals(List.of(Duration.ZERO), Network.perfect().fateUp());
    }
}
