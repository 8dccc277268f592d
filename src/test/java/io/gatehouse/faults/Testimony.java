package io.gatehouse.faults;

import io.gatehouse.simulator.wire.Journal.Entry;
import io.gatehouse.simulator.wire.Journal.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** What robots did and saw, by their own journals: all entries of a robot in their order. */
final class Testimony {
    private final List<Entry> entries;
    private final List<Deed> deeds = new ArrayList<>();
    private final Map<UUID, Integer> openings = new HashMap<>();
    private final List<Entry> openingsWithoutCar = new ArrayList<>();
    private final Map<UUID, String> said = new LinkedHashMap<>();
    private final Map<UUID, String> stood = new LinkedHashMap<>();
    private final Map<UUID, String> acks = new HashMap<>();
    private final Map<String, UUID> atLoop = new HashMap<>();

    /**
     * A robot let its gate open.
     *
     * @param command null when it was cut off and did so alone
     * @param arrival for whom
     * @param there the car that stood at the loop then; null: none
     */
    record Deed(Entry entry, UUID command, UUID arrival, UUID there) {
        boolean forCommand() {
            return command != null;
        }
    }

    Testimony(List<Entry> entries) {
        this.entries = entries;
        entries.forEach(this::hear);
    }

    private void hear(Entry entry) {
        switch (entry.event()) {
            case LOOP -> moved(entry, arrival(entry));
            case DEED -> deeds.add(new Deed(entry, id(entry, "commandId"), arrival(entry), atLoop.get(entry.robot())));
            case GATE -> gate(entry);
            case UP -> up(entry);
            default -> {}
        }
    }

    private void moved(Entry entry, UUID car) {
        if (entry.message().equals("here")) {
            atLoop.put(entry.robot(), car);
            stood.put(car, entry.robot());
        } else {
            atLoop.remove(entry.robot(), car);
        }
    }

    private void gate(Entry entry) {
        if (!entry.message().equals("OPENING")) {
            return;
        }
        var car = arrival(entry);
        if (car == null) {
            openingsWithoutCar.add(entry);
        } else {
            openings.merge(car, 1, Integer::sum);
        }
    }

    private void up(Entry entry) {
        if (entry.message().equals("arrival")) {
            said.putIfAbsent(arrival(entry), entry.robot());
        } else if (entry.message().equals("ack")) {
            // what it says again is what it said
            acks.putIfAbsent(
                    id(entry, "commandId"), entry.payload().path("outcome").asText());
        }
    }

    /** Whose arrival was told to the platform, and the robot that told it. */
    Map<UUID, String> said() {
        return said;
    }

    /** Every car that was ever at a loop, and whose loop. */
    Map<UUID, String> stood() {
        return stood;
    }

    List<Deed> deeds() {
        return deeds;
    }

    /** How often the gate began to open for a car. */
    Map<UUID, Integer> openings() {
        return openings;
    }

    List<Entry> openingsWithoutCar() {
        return openingsWithoutCar;
    }

    /** What a robot answered to a command. */
    Map<UUID, String> acks() {
        return acks;
    }

    /** Which car stands at which robot now. */
    Map<String, UUID> atLoop() {
        return atLoop;
    }

    /** Messages of a kind that left for the broker, each once. */
    Stream<Entry> told(String message) {
        var seen = new java.util.HashSet<UUID>();
        return entries.stream()
                .filter(entry -> entry.event() == Event.UP && entry.message().equals(message))
                .filter(entry -> seen.add(id(entry, "id")));
    }

    static UUID arrival(Entry entry) {
        return id(entry, "arrivalId");
    }

    static UUID id(Entry entry, String field) {
        return entry.payload().hasNonNull(field)
                ? UUID.fromString(entry.payload().get(field).asText())
                : null;
    }
}
