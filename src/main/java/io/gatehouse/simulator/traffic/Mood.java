package io.gatehouse.simulator.traffic;

import java.util.Random;

/**
 * What sort of day a driver has.
 *
 * @param phoneFails it follows no code on a screen, until somebody helps
 * @param shyness whoever is shyer than others does not press the button, 0 to 1
 * @param slowness how long he thinks about it, 0 to 1
 * @param wallet of the phone: its payment code is this one, once
 */
record Mood(Wish wish, boolean phoneFails, double shyness, double slowness, long wallet) {
    private static final int PHONES_THAT_FAIL = 12;
    private static final long CODES = 10_000_000_000_000_000L;

    /** Asks nobody for anything. */
    static final Mood QUIET = new Mood(Wish.JUST_PARKS, false, 1, 0, 0);

    static Mood draw(Random random) {
        return new Mood(
                Wish.draw(random),
                random.nextInt(100) < PHONES_THAT_FAIL,
                random.nextDouble(),
                random.nextDouble(),
                Math.floorMod(random.nextLong(), CODES));
    }

    /** Presses the button whoever else does. */
    Mood bold() {
        return new Mood(wish, phoneFails, 0, slowness, wallet);
    }

    String paymentCode() {
        return "13%016d".formatted(wallet);
    }
}
