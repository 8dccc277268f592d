package io.gatehouse.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.simulator.wire.Command;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What the platform lets the robot decide by itself while it is cut off.
 *
 * @param admit {@code ALL}, {@code LISTED} or {@code NONE}
 * @param plates those that may pass under {@code LISTED}
 */
public record Policy(int version, Instant validUntil, String admit, Set<String> plates) {
    static Policy of(Command command) {
        JsonNode body = command.body();
        var plates = StreamSupport.stream(body.path("plates").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toUnmodifiableSet());
        return new Policy(
                body.path("version").asInt(),
                command.instant("validUntil").orElse(Instant.MIN),
                body.path("admit").asText("NONE"),
                plates);
    }

    /** The rule by which this car may pass; empty if it may not. */
    Optional<String> passes(Optional<PlateReading> plate, Instant now) {
        if (now.isAfter(validUntil)) {
            return Optional.empty();
        }
        return switch (admit) {
            case "ALL" -> Optional.of("ALL");
            case "LISTED" ->
                plate.map(PlateReading::number).filter(plates::contains).map(listed -> "LISTED");
            default -> Optional.empty();
        };
    }
}
