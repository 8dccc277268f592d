package io.gatehouse.simulator.tour;

import io.gatehouse.simulator.traffic.Car;
import java.util.Random;

/** Cars that were never here before: a tour must go well on a platform that has seen many. */
final class Strangers {
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String SERIAL = LETTERS + "0123456789";

    private final Random random;

    Strangers(Random random) {
        this.random = random;
    }

    Car plated() {
        var plate = new StringBuilder("粤").append(one(LETTERS));
        for (int i = 0; i < 5; i++) {
            plate.append(one(SERIAL));
        }
        return Car.plated(plate.toString());
    }

    Car unplated() {
        return Car.unplated("139%08d".formatted(random.nextInt(100_000_000)));
    }

    private char one(String characters) {
        return characters.charAt(random.nextInt(characters.length()));
    }
}
