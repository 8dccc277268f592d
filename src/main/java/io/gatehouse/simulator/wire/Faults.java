package io.gatehouse.simulator.wire;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * How badly a network behaves.
 *
 * @param drop the share of messages that are lost, 0 to 1
 * @param duplicate the share that arrive twice
 * @param reorder the share that are held back so that later ones overtake them
 * @param least the shortest delay
 * @param most the longest delay
 */
public record Faults(double drop, double duplicate, double reorder, Duration least, Duration most) {
    public static final Faults NONE = new Faults(0, 0, 0, Duration.ZERO, Duration.ZERO);

    private static final Duration OVERTAKEN = Duration.ofMillis(50);

    public static Faults delayed(Duration by) {
        return new Faults(0, 0, 0, by, by);
    }

    /** What becomes of one message: after which delays it arrives; an empty list if never. */
    List<Duration> fate(Random random) {
        // always as many draws, so that one setting does not shift what the next messages meet
        double lost = random.nextDouble();
        double repeated = random.nextDouble();
        double heldBack = random.nextDouble();
        var first = delay(random.nextDouble());
        var second = delay(random.nextDouble());
        if (lost < drop) {
            return List.of();
        }
        if (heldBack < reorder) {
            first = first.plus(most).plus(OVERTAKEN);
        }
        return repeated < duplicate ? List.of(first, second) : List.of(first);
    }

    private Duration delay(double share) {
        return least.plusNanos((long) (share * most.minus(least).toNanos()));
    }
}
