package io.gatehouse.call;

import io.gatehouse.call.DayDesk.Router;
import io.gatehouse.call.Routing.Free;
import io.gatehouse.call.Routing.Offer;
import io.gatehouse.call.Routing.Waiting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * One day at the desk of 200 parks with 20 agents, lived three times with the same callers: routed as the platform does, at
 * random within the same reach, and at random among everybody. Pure and seeded; prints a table.
 */
public final class RoutingDay {

    static final double ORDINARY = 1;
    /** More at once, morning and evening, than the agents can take. */
    static final double CROWDED = 1.5;

    private RoutingDay() {}

    static DayReport routed(long seed, double crowd) {
        return DayDesk.live(DayPlan.of(seed, crowd), Routing::offers, true);
    }

    static DayReport random(long seed, double crowd) {
        return DayDesk.live(DayPlan.of(seed, crowd), new AtRandom(seed), true);
    }

    static DayReport randomAmongAll(long seed, double crowd) {
        return DayDesk.live(DayPlan.of(seed, crowd), new AtRandom(seed), false);
    }

    /** Who came first is served first, by any free agent. */
    private static final class AtRandom implements Router {

        private final Random random;

        private AtRandom(long seed) {
            this.random = new Random(seed);
        }

        @Override
        public List<Offer> offers(List<Waiting> waiting, List<Free> agents) {
            var offers = new ArrayList<Offer>();
            var places = new ArrayList<Free>();
            agents.forEach(agent -> places.addAll(Collections.nCopies(agent.capacity() - agent.calls(), agent)));
            for (var call : waiting.stream()
                    .sorted(Comparator.comparing(Waiting::since))
                    .toList()) {
                var may = places.stream()
                        .filter(agent -> call.distances().containsKey(agent.agent()))
                        .filter(agent -> !call.asked().contains(agent.agent()))
                        .toList();
                if (!may.isEmpty()) {
                    var chosen = may.get(random.nextInt(may.size()));
                    places.remove(chosen);
                    offers.add(new Offer(call.call(), chosen.agent()));
                }
            }
            return offers;
        }
    }

    public static void main(String... arguments) {
        long seed = arguments.length == 0 ? 1 : Long.parseLong(arguments[0]);
        print("An ordinary day", seed, ORDINARY);
        print("A crowded day", seed, CROWDED);
    }

    private static void print(String day, long seed, double crowd) {
        var routed = routed(seed, crowd);
        System.out.printf(
                "%s: %d parks, %d agents, %d calls, seed %d%n%n",
                day, DayPlan.PARKS, DayPlan.AGENTS, routed.calls(), seed);
        System.out.println(DayReport.head());
        System.out.println(routed.row("as the platform does"));
        System.out.println(random(seed, crowd).row("at random, the same people asked"));
        System.out.println(randomAmongAll(seed, crowd).row("at random, everybody asked at once"));
        System.out.println();
    }
}
