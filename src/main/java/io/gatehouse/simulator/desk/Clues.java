package io.gatehouse.simulator.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.simulator.traffic.Plea;
import io.gatehouse.simulator.traffic.Wish;
import java.util.Optional;

/**
 * What an agent has found out besides the scene.
 *
 * @param driver who speaks at the robot; null: nobody does
 * @param daysExpired of the vehicle's card; null: it has none, or nobody knows
 * @param alike the vehicle inside that is most like this one; null: none is
 */
record Clues(Plea driver, Integer daysExpired, Candidate alike) {

    /** A vehicle inside that may be the one at the exit. */
    record Candidate(String stay, String plate, double likeness) {
        static Candidate of(JsonNode candidate) {
            return new Candidate(
                    candidate.path("stayId").asText(),
                    candidate.path("plate").asText(),
                    candidate.path("likeness").asDouble());
        }
    }

    boolean silent() {
        return driver == null;
    }

    boolean says(Wish wish) {
        return driver != null && driver.wish() == wish;
    }

    Optional<String> plateSaid() {
        return driver == null ? Optional.empty() : driver.plate();
    }

    boolean expiredAtMost(int days) {
        return daysExpired != null && daysExpired <= days;
    }

    boolean alikeAtLeast(double likeness) {
        return alike != null && alike.likeness() >= likeness;
    }
}
