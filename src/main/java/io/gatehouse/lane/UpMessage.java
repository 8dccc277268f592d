package io.gatehouse.lane;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a robot tells (contract/mqtt.md, "Up"), understood and complete. */
public sealed interface UpMessage {

    /** What every message but presence has. The same {@code id} is the same fact sent again. */
    record Header(UUID id, UUID bootId, long seq, Instant at) {}

    /** A car stands at the loop; again with the same {@code arrivalId}, it was recognised anew. */
    record Arrival(Header header, UUID arrivalId, ReadPlate plate, Vehicle vehicle, List<Image> images)
            implements UpMessage {}

    /** The car has gone. */
    record Departure(Header header, UUID arrivalId, Way direction) implements UpMessage {}

    record Gate(Header header, String state, UUID arrivalId) implements UpMessage {}

    record Scan(Header header, String code, UUID arrivalId) implements UpMessage {}

    record Help(Header header, UUID arrivalId) implements UpMessage {}

    record Ack(Header header, UUID commandId, Outcome outcome, String reason) implements UpMessage {}

    record Health(
            Header header, String power, Integer battery, Network network, Double temperature, List<String> faults)
            implements UpMessage {}

    record Offline(Header header, List<OfflinePassage> passages) implements UpMessage {}

    record Presence(String state, UUID bootId, String firmware, List<String> capabilities) implements UpMessage {}

    /**
     * @param number as it was read
     * @param confidence 0 to 1; a camera that counts to 100 is understood, too
     */
    record ReadPlate(String number, String color, Double confidence) {

        /** 0 to 100; a camera that does not say how sure it is, is sure. */
        public double percent() {
            return confidence == null ? 100 : confidence > 1 ? confidence : confidence * 100;
        }
    }

    record Vehicle(String type, String color) {}

    record Image(String kind, UUID evidenceId) {}

    record Network(Integer rttMs, String type) {}

    record OfflinePassage(UUID arrivalId, ReadPlate plate, Instant at, Way direction, Boolean opened, String rule) {}

    /** How a car left the loop. */
    enum Way {
        THROUGH,
        BACKED_OUT
    }

    /** What a robot did about a command. */
    enum Outcome {
        DONE,
        REFUSED,
        EXPIRED
    }
}
