package io.gatehouse.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.simulator.traffic.PlatformApi;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A console's back end: it listens to the live stream of whichever instance it was connected to, and goes on at another one
 * behind the last event it heard, when the stream breaks off or not even a beat comes any more.
 */
final class Listener {
    /** Longer than the pause between two beats. */
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI platform;
    private final Supplier<String> token;
    private final Told heard = new Told();
    private String last;

    /** From the beginning of a log that is still empty. */
    Listener(PlatformApi api, Supplier<String> token) {
        this.platform = api.base();
        this.token = token;
        this.last = api.get("/v1/events").path("next").asText();
    }

    Listener start() {
        Program.start("listener", this::listen);
        return this;
    }

    private void listen() {
        try {
            follow();
        } catch (IOException brokenOff) {
            // goes on where it was
        }
    }

    private void follow() throws IOException {
        var connection =
                (HttpURLConnection) platform.resolve("/v1/stream").toURL().openConnection();
        connection.setConnectTimeout((int) SILENCE.toMillis());
        connection.setReadTimeout((int) SILENCE.toMillis());
        connection.setRequestProperty("Authorization", "Bearer " + token.get());
        connection.setRequestProperty("Accept", "text/event-stream");
        connection.setRequestProperty("Last-Event-ID", last);
        try (var lines =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            String cursor = null;
            String id = null;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    cursor = line.substring(3).strip();
                } else if (line.startsWith("data:")) {
                    id = JSON.readTree(line.substring(5)).path("id").asText();
                } else if (line.isEmpty() && cursor != null && id != null) {
                    heard.add(id);
                    last = cursor;
                    cursor = null;
                    id = null;
                }
            }
        } finally {
            connection.disconnect();
        }
    }

    Stream<Violation> violations(Books books) {
        return heard.violations("a listener", books);
    }
}
