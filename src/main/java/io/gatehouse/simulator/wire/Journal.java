package io.gatehouse.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What robots sent, received and did, for a checker to read later: in memory, or one JSON object a line in a file.
 * Several robots can share one.
 */
public final class Journal implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Entry> entries = new ArrayList<>();
    private final boolean kept;
    private final Writer file;

    private Journal(boolean kept, Writer file) {
        this.kept = kept;
        this.file = file;
    }

    public static Journal inMemory() {
        return new Journal(true, null);
    }

    /** For long runs: nothing is kept. */
    public static Journal none() {
        return new Journal(false, null);
    }

    /** Appends to a file and keeps nothing in memory. */
    public static Journal writingTo(Path path) {
        try {
            return new Journal(
                    false, Files.newBufferedWriter(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notes what just happened. */
    public synchronized void note(String robot, Event event, String message, JsonNode payload) {
        var entry = new Entry(System.nanoTime(), Instant.now(), robot, event, message, payload);
        if (kept) {
            entries.add(entry);
        }
        if (file != null) {
            write(entry);
        }
    }

    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    public List<Entry> entries(Event event, String message) {
        return entries().stream()
                .filter(entry -> entry.event == event && entry.message.equals(message))
                .toList();
    }

    private void write(Entry entry) {
        try {
            file.write(JSON.writeValueAsString(entry.line()) + "\n");
            // a checker also reads the journal of a run that was killed
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    /** What kind of thing happened. */
    public enum Event {
        /** A message left for the broker. Every attempt is noted. */
        UP,
        /** The network lost a message on its way up. The robot tries again. */
        UP_LOST,
        /** The broker refused a message. The robot does not try again. */
        UP_DENIED,
        DOWN,
        /** The network lost a message on its way down, after the broker had counted it as delivered. */
        DOWN_LOST,
        /** The gate moved; the message is its state. */
        GATE,
        /** A car came to the loop or left it, whatever anybody was told; the message is {@code here} or {@code gone}. */
        LOOP,
        /** The robot let the gate open: the message is {@code open} for a command, {@code alone} if it was cut off. */
        DEED,
        /** The session with the broker began or ended; the message is {@code up} or {@code down}. */
        LINK
    }

    /**
     * One thing that happened.
     *
     * @param nanoTime of {@link System#nanoTime()}: comparable within one process
     * @param time of the machine's clock, whatever the robot's clock says
     * @param message the last part of the topic
     */
    public record Entry(long nanoTime, Instant time, String robot, Event event, String message, JsonNode payload) {
        JsonNode line() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("nanoTime", nanoTime)
                    .put("time", time.toString())
                    .put("robot", robot)
                    .put("event", event.name())
                    .put("message", message)
                    .set("payload", payload);
        }
    }
}
