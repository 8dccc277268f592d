package io.gatehouse.simulator.traffic;

import java.time.Duration;
import java.util.Random;

/**
 * All that chance decides about one car before it sets out.
 *
 * @param entry a number from which the entry lane follows; so with exit
 * @param stay as a multiple of the mean stay
 */
record Trip(
        Car car,
        Car behind,
        int entry,
        int exit,
        double stay,
        Habit entering,
        Habit leaving,
        double pause,
        Mood onTheWayIn,
        Mood onTheWayOut) {
    static Trip draw(Random random, Cast cast) {
        return new Trip(
                cast.draw(random),
                cast.draw(random),
                random.nextInt(1 << 16),
                random.nextInt(1 << 16),
                0.25 + exponential(random),
                Habit.draw(random),
                Habit.draw(random),
                exponential(random),
                Mood.draw(random),
                Mood.draw(random));
    }

    /** As arrivals are: mostly short, sometimes long, 1 on average. */
    private static double exponential(Random random) {
        return -Math.log(1 - random.nextDouble());
    }

    Duration stay(Duration mean) {
        return times(mean, stay);
    }

    /** Until the next car comes. */
    Duration pause(double carsPerMinute) {
        return times(Duration.ofMinutes(1), pause / carsPerMinute);
    }

    private static Duration times(Duration duration, double factor) {
        return Duration.ofNanos((long) (duration.toNanos() * factor));
    }
}
