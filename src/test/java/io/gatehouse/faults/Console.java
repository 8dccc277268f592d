package io.gatehouse.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.simulator.desk.LiveStream;
import java.net.URI;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A console: as {@link Listener}, over the WebSocket. */
final class Console implements AutoCloseable {
    private final Told heard = new Told();
    private final LiveStream stream;

    Console(URI platform, Supplier<String> token) {
        stream = new LiveStream(platform, token, this::hear);
    }

    /** Returns when nothing is missed any more. */
    Console start() {
        stream.connect();
        return this;
    }

    /** What has no id is not of the log. */
    private void hear(JsonNode message) {
        if (message.hasNonNull("id")) {
            heard.add(message.path("id").asText());
        }
    }

    Stream<Violation> violations(Books books) {
        return heard.violations("a console", books);
    }

    @Override
    public void close() {
        stream.close();
    }
}
