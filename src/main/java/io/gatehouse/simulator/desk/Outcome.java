package io.gatehouse.simulator.desk;

import java.util.Set;

/** What a call came to, as the agent writes it down. */
enum Outcome {
    HELPED,
    /** The driver has paid with the agent's help. */
    PAID,
    REFUSED,
    /** Somebody on the phone was told what is known. */
    INFORMED,
    /** It left before anything was done. */
    CAR_GONE,
    NOBODY_THERE,
    NOT_SOLVED;

    private static final Set<Deed> TAKE_MONEY = Set.of(Deed.ASKS_FOR_FEE, Deed.SENDS_RENEWAL);
    private static final Set<Deed> TURN_AWAY = Set.of(Deed.REFUSES, Deed.SHOWS_SPACES);

    /** @param last what was seen last of the car */
    static Outcome of(Set<Deed> done, Scene last, boolean carIsHere) {
        boolean passes = last.cleared() && !last.openingFailed();
        if (passes) {
            return done.stream().anyMatch(TAKE_MONEY::contains) ? PAID : HELPED;
        }
        if (done.stream().anyMatch(TURN_AWAY::contains)) {
            return REFUSED;
        }
        return done.contains(Deed.GIVES_UP) ? NOBODY_THERE : carIsHere ? NOT_SOLVED : CAR_GONE;
    }
}
