package io.gatehouse.simulator.traffic;

import java.time.Duration;

/**
 * How fast people are.
 *
 * @param patience how long a driver waits for the gate before backing out
 * @param scanning how long it takes to get out the phone and read the code
 * @param driving how long a car takes to get off the loop
 */
public record Pace(Duration patience, Duration scanning, Duration driving) {
    public static final Pace LIFELIKE = new Pace(Duration.ofSeconds(60), Duration.ofSeconds(4), Duration.ofSeconds(2));

    static void take(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
