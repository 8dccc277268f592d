package io.gatehouse.simulator.desk;

import java.time.Duration;

/** What an agent may do about a car, with how long what must follow may take. */
enum Deed {
    // spotless:off
    /** It is being let through: nothing but to look on. */
    LOOKS_ON        (12),
    OPENS           (12),
    OPENS_ABNORMALLY(12),
    CORRECTS_PLATE  ( 8),
    MATCHES_STAY    ( 8),
    REGISTERS       (12),
    SENDS_RENEWAL   (20),
    SENDS_UNPLATED  (20),
    SHOWS_SPACES    ( 6),
    ASKS_FOR_FEE    (20),
    /** Says what the screen says already. */
    EXPLAINS        (15),
    REFUSES         ( 6),
    /** Nobody is there. */
    GIVES_UP        ( 0);
    // spotless:on

    private final Duration patience;

    Deed(int seconds) {
        patience = Duration.ofSeconds(seconds);
    }

    /** For what the driver, the robot or the car does then. */
    Duration patience() {
        return patience;
    }
}
