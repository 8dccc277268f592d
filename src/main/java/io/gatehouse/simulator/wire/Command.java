package io.gatehouse.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A message of the platform to a robot.
 *
 * @param arrivalId the car it is about, or null
 * @param receivedNanos when it arrived, on the monotonic clock
 * @param secondsLeft the MQTT message expiry that the broker had left when it delivered
 */
public record Command(Kind kind, UUID id, UUID arrivalId, JsonNode body, long receivedNanos, OptionalLong secondsLeft) {
    /** The message, by the last part of its topic. */
    public enum Kind {
        PRESENT,
        OPEN,
        CAPTURE,
        LISTEN,
        POLICY,
        PROBLEM
    }

    /** Empty if it is no message that the contract knows. */
    static Optional<Command> read(String message, JsonNode body, long receivedNanos, OptionalLong secondsLeft) {
        try {
            var kind = Kind.valueOf(message.toUpperCase(Locale.ROOT));
            var id = UUID.fromString(body.path("id").asText());
            return Optional.of(new Command(kind, id, arrival(body), body, receivedNanos, secondsLeft));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static UUID arrival(JsonNode body) {
        return body.hasNonNull("arrivalId")
                ? UUID.fromString(body.get("arrivalId").asText())
                : null;
    }

    public Optional<Instant> deadline() {
        return instant("deadline");
    }

    /** The platform's clock when it sent this: given directly, or as deadline less what was left of it. */
    public Optional<Instant> sentAt() {
        var given = instant("at");
        return given.isPresent() || secondsLeft.isEmpty()
                ? given
                : deadline().map(deadline -> deadline.minusSeconds(secondsLeft.getAsLong()));
    }

    public Optional<Instant> instant(String field) {
        try {
            return Optional.ofNullable(body.path(field).textValue())
                    .map(OffsetDateTime::parse)
                    .map(OffsetDateTime::toInstant);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public boolean isFor(UUID arrival) {
        return arrival.equals(arrivalId);
    }
}
