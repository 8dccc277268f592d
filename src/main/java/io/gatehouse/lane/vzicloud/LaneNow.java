package io.gatehouse.lane.vzicloud;

import io.gatehouse.lane.OpeningOutcome;
import io.gatehouse.lane.PassageState;
import io.gatehouse.lane.UpMessage.Way;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known of a camera's lane when it says something. Pure.
 *
 * @param car that stands there; null: none
 * @param gate as it was reported last; null: never
 * @param clockAhead of the camera, as measured
 */
record LaneNow(Car car, String gate, Instant gateAt, Duration clockAhead, Integer loopInput, Integer passedInput) {

    /** Whoever is recognised again so soon after it was cleared, is still driving through. */
    private static final Duration DRIVES = Duration.ofSeconds(60);

    /** @param opened how its newest opening ended; null: not known yet, or there is none */
    record Car(UUID arrivalId, PassageState state, String plate, Instant clearedAt, OpeningOutcome opened) {}

    /** How the car left, if this sign says so. */
    Optional<Way> left(Sign sign) {
        return car == null ? Optional.empty() : sign.says(car.state(), openedForIt(sign));
    }

    /** The same car was recognised again: without loops nobody else tells so. */
    boolean isAgain(String plate, Instant now) {
        boolean same = car != null && plate != null && Objects.equals(car.plate(), plate);
        return same
                && (car.state() != PassageState.CLEARED
                        || car.clearedAt().plus(DRIVES).isAfter(now));
    }

    /** A gate that closes must have been open; that a next car stands there says the same as an answer. */
    private boolean openedForIt(Sign sign) {
        boolean answered = car.opened() == OpeningOutcome.OPENED;
        boolean seenOpen =
                "OPEN".equals(gate) && (answered || car.clearedAt() != null && !gateAt.isBefore(car.clearedAt()));
        return sign == Sign.GATE_CLOSED ? seenOpen : answered || seenOpen;
    }
}
