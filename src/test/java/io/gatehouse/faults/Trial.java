package io.gatehouse.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One scenario under load: strikes, recovery after each, and what the checker finds when everybody has gone. */
final class Trial {
    private static final Duration SETTLES = Duration.ofSeconds(60);
    private static final int BETWEEN_MILLIS = 3000;

    /**
     * How it went.
     *
     * @param meanwhile how long cars waited during the fault, where they were asked to
     * @param recoveries from each fault's end until a car was decided
     */
    record Result(
            String words,
            int strikes,
            long cars,
            int through,
            List<Duration> meanwhile,
            List<Duration> recoveries,
            List<Violation> found) {
        boolean well(Duration limit) {
            return found.isEmpty() && recoveries.stream().allMatch(took -> took.compareTo(limit) <= 0);
        }
    }

    private final Rig rig;
    private final Random random;

    Trial(Rig rig, Random random) {
        this.rig = rig;
        this.random = random;
    }

    Result run(Scenario scenario, int times) throws Exception {
        long before = rig.cars();
        var known = rig.violations();
        var recoveries = new ArrayList<Duration>();
        rig.meanwhile().clear();
        var rush = rig.rush(random.nextLong());
        Thread.sleep(BETWEEN_MILLIS);
        for (int strike = 0; strike < times; strike++) {
            Thread.sleep(random.nextInt(BETWEEN_MILLIS));
            scenario.fault().strike(rig, random);
            recoveries.add(rig.untilLive());
        }
        rig.awaitInstances();
        int through = rush.stop().through();
        var found = new ArrayList<>(rig.settled(SETTLES));
        // what an earlier scenario left is that one's
        found.removeAll(known);
        return new Result(
                scenario.words(), times, rig.cars() - before, through, List.copyOf(rig.meanwhile()), recoveries, found);
    }
}
