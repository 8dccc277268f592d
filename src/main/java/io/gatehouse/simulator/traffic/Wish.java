package io.gatehouse.simulator.traffic;

import java.util.Random;

/** Why somebody wants to pass, as he says when he is asked. */
public enum Wish {
    /** Comes to see somebody. */
    VISITS,
    /** A fire engine, an ambulance, the police. */
    IS_ON_DUTY,
    /** Nothing that would let a stranger in. */
    JUST_PARKS;

    private static final int VISITORS = 60;
    private static final int ON_DUTY = 8;

    static Wish draw(Random random) {
        int percent = random.nextInt(100);
        return percent < VISITORS ? VISITS : percent < VISITORS + ON_DUTY ? IS_ON_DUTY : JUST_PARKS;
    }
}
