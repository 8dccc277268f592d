package io.gatehouse.call;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.call.Routing.Free;
import io.gatehouse.call.Routing.Offer;
import io.gatehouse.call.Routing.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The rules of routing as a table. A call is {@code name p=priority since=second near=agent:distance,… lang= asked=a,b
 * wanted=}; an agent is {@code name calls/capacity idle=second speaks=zh,en}. What is left out is usual: priority 1, a
 * place free, waiting or idle since 0.
 */
class RoutingTest {

    private static final Instant DAWN = Instant.parse("2026-03-02T06:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            one call, one agent                        | A near=x:0                                 | x                           | A>x
            nobody ready                               | A near=x:0                                 |                             |
            nobody waits                               |                                            | x                           |
            a blocked exit before an entry             | A p=1 since=1 near=x:0; B p=0 since=9 near=x:0 | x                       | B>x
            an entry before a call without a lane      | A p=2 since=1 near=x:0; B p=1 since=9 near=x:0 | x                       | B>x
            then the longest wait                      | A since=9 near=x:0; B since=1 near=x:0     | x                           | B>x
            who waited equally long: by its name       | B near=x:0; A near=x:0                     | x                           | A>x
            an agent who does not serve the park       | A near=y:0                                 | x                           |
            who knows the park                         | A near=x:1,y:0                             | x; y                        | A>y
            near before wider                          | A near=x:2,y:1                             | x; y                        | A>y
            who knows it although he is busier         | A near=x:1,y:0                             | x 0/2; y 1/2                | A>y
            who speaks the language, though farther    | A lang=en near=x:0,y:2                     | x; y speaks=zh,en           | A>y
            nobody speaks it: somebody answers         | A lang=fr near=x:1,y:0                     | x; y                        | A>y
            no language known: none preferred          | A near=x:0,y:1                             | x speaks=fr; y speaks=zh,en | A>x
            the least busy                             | A near=x:0,y:0                             | x 1/2; y 0/2                | A>y
            the least busy by share of capacity        | A near=x:0,y:0                             | x 1/2; y 1/4                | A>y
            the least busy although idle for a shorter | A near=x:0,y:0                             | x 1/2 idle=1; y 0/1 idle=9  | A>y
            the longest idle                           | A near=x:0,y:0                             | x idle=9; y idle=1          | A>y
            all equal: by name                         | A near=x:0,y:0                             | y; x                        | A>x
            no place left                              | A near=x:0                                 | x 1/1                       |
            more calls than places, as after a change  | A near=x:0                                 | x 3/2                       |
            each place once                            | A since=1 near=x:0; B since=2 near=x:0     | x 0/1                       | A>x
            two places, two calls                      | A since=1 near=x:0; B since=2 near=x:0; C since=3 near=x:0 | x 0/2       | A>x B>x
            offers of this round make busy             | A since=1 near=x:0,y:0; B since=2 near=x:0,y:0 | x 0/2 idle=1; y 0/2 idle=2 | A>x B>y
            each call once                             | A near=x:0,y:0                             | x 0/5; y 0/5                | A>x
            the next in line takes what the first may not | A since=1 near=x:0; B since=2 near=y:0  | y                           | B>y
            who was asked is not asked again           | A near=x:0,y:1 asked=x                     | x; y                        | A>y
            everybody was asked                        | A near=x:0,y:1 asked=x,y                   | x; y                        |
            only the one who is wanted                 | A near=x:0,y:1 wanted=y                    | x; y                        | A>y
            the one wanted has no place                | A near=x:0,y:1 wanted=y                    | x; y 1/1                    |
            the one wanted is not there                | A near=x:0 wanted=z                        | x                           |
            the one wanted serves another park         | A near=x:0 wanted=y                        | x; y                        | A>y
            the one wanted let it pass                 | A near=x:0 wanted=y asked=y                | x; y                        |
            one wanted keeps his turn                  | A since=1 near=x:0; B since=2 near=x:0 wanted=x | x                      | A>x
            """)
    void who_gets_which(String what, String calls, String agents, String expected) {
        var offers = Routing.offers(
                each(calls).map(RoutingTest::waiting).toList(),
                each(agents).map(RoutingTest::free).toList());
        assertEquals(
                expected == null ? "" : expected,
                offers.stream().map(RoutingTest::told).collect(joining(" ")));
    }

    @Test
    void the_order_of_the_lists_does_not_matter() {
        var random = new Random(7);
        var calls = new ArrayList<>(queue(40, 15, random));
        var agents = new ArrayList<>(desk(15, random));
        var expected = Routing.offers(calls, agents);
        for (int turn = 0; turn < 20; turn++) {
            Collections.shuffle(calls, random);
            Collections.shuffle(agents, random);
            assertEquals(expected, Routing.offers(calls, agents));
        }
    }

    @Test
    void whatever_waits_nobody_gets_more_than_his_places_and_no_call_goes_twice() {
        var random = new Random(11);
        for (int turn = 0; turn < 200; turn++) {
            var agents = desk(1 + random.nextInt(20), random);
            var offers = Routing.offers(queue(random.nextInt(60), agents.size(), random), agents);
            assertEquals(
                    offers.size(), offers.stream().map(Offer::call).distinct().count());
            agents.forEach(agent -> assertTrue(offers.stream()
                            .filter(offer -> offer.agent().equals(agent.agent()))
                            .count()
                    <= Math.max(0, agent.capacity() - agent.calls())));
        }
    }

    @Test
    void five_hundred_calls_and_five_hundred_agents_are_no_burden() {
        var random = new Random(3);
        var calls = queue(500, 500, random);
        var agents = desk(500, random);
        assertTimeout(
                Duration.ofSeconds(5), () -> IntStream.range(0, 10).forEach(turn -> Routing.offers(calls, agents)));
    }

    private static List<Waiting> queue(int size, int agents, Random random) {
        return IntStream.range(0, size)
                .mapToObj(number -> new Waiting(
                        name("call" + number),
                        random.nextInt(3),
                        DAWN.plusSeconds(random.nextInt(60)),
                        random.nextInt(4) == 0 ? "en" : null,
                        IntStream.range(0, agents)
                                .boxed()
                                .collect(toMap(n -> name("agent" + n), n -> random.nextInt(3))),
                        random.nextInt(5) == 0 ? Set.of(name("agent0")) : Set.of(),
                        random.nextInt(9) == 0 ? name("agent1") : null))
                .toList();
    }

    private static List<Free> desk(int size, Random random) {
        return IntStream.range(0, size)
                .mapToObj(number -> new Free(
                        name("agent" + number),
                        random.nextBoolean() ? Set.of("zh") : Set.of("zh", "en"),
                        random.nextInt(3),
                        1 + random.nextInt(3),
                        DAWN.plusSeconds(random.nextInt(60))))
                .toList();
    }

    private static Stream<String> each(String list) {
        return list == null ? Stream.empty() : Arrays.stream(list.split(";")).map(String::strip);
    }

    private static Waiting waiting(String text) {
        var words = words(text);
        var distances = new HashMap<UUID, Integer>();
        for (var near : words.getOrDefault("near", "").split(",")) {
            distances.put(name(near.split(":")[0]), Integer.parseInt(near.split(":")[1]));
        }
        return new Waiting(
                name(text.split(" ")[0]),
                Integer.parseInt(words.getOrDefault("p", "1")),
                DAWN.plusSeconds(Integer.parseInt(words.getOrDefault("since", "0"))),
                words.get("lang"),
                distances,
                words.containsKey("asked")
                        ? Arrays.stream(words.get("asked").split(","))
                                .map(RoutingTest::name)
                                .collect(toSet())
                        : new HashSet<>(),
                words.containsKey("wanted") ? name(words.get("wanted")) : null);
    }

    private static Free free(String text) {
        var words = words(text);
        var places = Arrays.stream(text.split(" "))
                .filter(word -> word.contains("/"))
                .findFirst()
                .orElse("0/1");
        return new Free(
                name(text.split(" ")[0]),
                Set.of(words.getOrDefault("speaks", "zh").split(",")),
                Integer.parseInt(places.split("/")[0]),
                Integer.parseInt(places.split("/")[1]),
                DAWN.plusSeconds(Integer.parseInt(words.getOrDefault("idle", "0"))));
    }

    private static Map<String, String> words(String text) {
        return Arrays.stream(text.split(" "))
                .filter(word -> word.contains("="))
                .collect(toMap(word -> word.split("=")[0], word -> word.split("=")[1]));
    }

    /** One letter becomes an id that sorts like the letter. */
    private static UUID name(String name) {
        return name.length() == 1 ? new UUID(0, name.charAt(0)) : UUID.nameUUIDFromBytes(name.getBytes());
    }

    private static String told(Offer offer) {
        return letter(offer.call()) + ">" + letter(offer.agent());
    }

    private static char letter(UUID id) {
        return (char) id.getLeastSignificantBits();
    }
}
