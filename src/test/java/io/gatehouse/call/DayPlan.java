package io.gatehouse.call;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * What happens in a day, before anybody decides who gets which call: parks, agents, when they are away, who calls when, how
 * long it would take and how long the caller waits for it. All of it is drawn from one seed. Times are seconds.
 */
record DayPlan(List<Agent> agents, List<Caller> callers) {

    static final int PARKS = 200;
    static final int AGENTS = 20;
    static final double DAY = 24 * 3600;

    private static final int GROUPS = 10;
    private static final int KNOWN_PARKS = 20;
    private static final double[] CALLS_PER_PARK_AND_HOUR = {
        .05, .05, .05, .05, .05, .1, .6, 2.1, 3, 1.3, .8, .8, .9, .9, .8, .8, 1.3, 2.4, 3, 1.6, .9, .5, .3, .1
    };

    /** One who answers calls. @param away from, until, from, until … */
    record Agent(UUID id, int group, Set<Integer> parks, Set<String> languages, int capacity, List<Double> away) {

        int distance(int park) {
            if (parks.contains(park)) {
                return 0;
            }
            return group == park % GROUPS ? 1 : 2;
        }
    }

    /**
     * One who calls.
     *
     * @param park −1: no lane, and so of everybody
     * @param handling what an agent near the park who speaks the language needs
     * @param patience then the caller hangs up
     */
    record Caller(
            UUID id, double at, int park, int priority, String language, double handling, double patience, long luck) {

        Map<UUID, Integer> distances(List<Agent> agents, int farthest) {
            var near = new HashMap<UUID, Integer>();
            agents.forEach(agent -> {
                int distance = park < 0 ? 1 : agent.distance(park);
                if (distance <= farthest) {
                    near.put(agent.id(), distance);
                }
            });
            return near;
        }
    }

    /** @param crowd how many times an ordinary day's calls */
    static DayPlan of(long seed, double crowd) {
        var random = new Random(seed);
        return new DayPlan(agents(random), callers(random, crowd));
    }

    private static List<Agent> agents(Random random) {
        return IntStream.range(0, AGENTS)
                .mapToObj(number -> new Agent(
                        new UUID(1, number),
                        number % GROUPS,
                        known(number % GROUPS, random),
                        number % 3 == 0 ? Set.of("zh", "en") : Set.of("zh"),
                        number % 5 == 4 ? 2 : 1,
                        away(random)))
                .toList();
    }

    /** Most of its own group's parks, and some besides. */
    private static Set<Integer> known(int group, Random random) {
        var parks = new HashSet<Integer>();
        while (parks.size() < KNOWN_PARKS) {
            int park = random.nextInt(PARKS);
            if (park % GROUPS == group || random.nextInt(20) == 0) {
                parks.add(park);
            }
        }
        return parks;
    }

    /** About ten minutes, about every two hours. */
    private static List<Double> away(Random random) {
        var times = new ArrayList<Double>();
        double at = exponential(random, 7200);
        while (at < DAY) {
            times.add(at);
            at += 60 + exponential(random, 540);
            times.add(at);
            at += exponential(random, 7200);
        }
        return times;
    }

    private static List<Caller> callers(Random random, double crowd) {
        var callers = new ArrayList<Caller>();
        double most = IntStream.range(0, 24)
                .mapToDouble(h -> CALLS_PER_PARK_AND_HOUR[h])
                .max()
                .orElseThrow();
        for (double at = 0; at < DAY; at += exponential(random, 3600 / (crowd * most * PARKS))) {
            if (random.nextDouble() * most < CALLS_PER_PARK_AND_HOUR[(int) (at / 3600)]) {
                callers.add(caller(callers.size(), at, random));
            }
        }
        return callers;
    }

    private static Caller caller(int number, double at, Random random) {
        int park = random.nextInt(20) == 0 ? -1 : random.nextInt(PARKS);
        int lane = random.nextInt(5) < 3 ? 0 : 1;
        return new Caller(
                new UUID(2, number),
                at,
                park,
                park < 0 ? 2 : lane,
                random.nextInt(33) == 0 ? "en" : "zh",
                lognormal(random, 60, .5),
                lognormal(random, 150, .6),
                random.nextLong());
    }

    private static double exponential(Random random, double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    private static double lognormal(Random random, double median, double sigma) {
        return median * Math.exp(sigma * random.nextGaussian());
    }
}
