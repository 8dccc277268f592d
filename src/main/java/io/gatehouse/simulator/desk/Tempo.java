package io.gatehouse.simulator.desk;

import java.time.Duration;
import java.util.Random;

/**
 * How an agent works.
 *
 * @param looking at a call that is offered, or up to twice that
 * @param thinking before each thing that is done, so, too
 * @param misses the share of offers that run out, 0 to 1
 * @param rejects the share that is rejected, so, too
 */
public record Tempo(Duration looking, Duration thinking, double misses, double rejects) {
    /** Like a person who has slept well. */
    public static final Tempo LIFELIKE = new Tempo(Duration.ofMillis(1200), Duration.ofMillis(800), 0.04, 0.04);

    /** What becomes of an offer. */
    enum Answer {
        ACCEPT,
        REJECT,
        MISS
    }

    Answer answer(Random random) {
        double drawn = random.nextDouble();
        return drawn < misses ? Answer.MISS : drawn < misses + rejects ? Answer.REJECT : Answer.ACCEPT;
    }

    void look(Random random) throws InterruptedException {
        take(looking, random);
    }

    void think(Random random) throws InterruptedException {
        take(thinking, random);
    }

    private static void take(Duration least, Random random) throws InterruptedException {
        Thread.sleep((long) (least.toMillis() * (1 + random.nextDouble())));
    }
}
