package io.gatehouse.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.simulator.traffic.PlatformApi;
import java.util.stream.Stream;

/** A program of an integrator: it follows the log of events page by page, from whichever instance answers it. */
final class Reader {
    private static final long AGAIN_MILLIS = 300;

    private final PlatformApi api;
    private final Told read = new Told();
    private String after;

    Reader(PlatformApi api) {
        this.api = api;
    }

    Reader start() {
        var thread = new Thread(this::follow, "reader");
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    private void follow() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (!page()) {
                    Thread.sleep(AGAIN_MILLIS);
                }
            } catch (PlatformApi.Refused away) {
                // asks again for the same page
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether there was anything on it. */
    private boolean page() {
        var page = api.get("/v1/events?limit=200" + (after == null ? "" : "&after=" + after));
        for (JsonNode event : page.path("data")) {
            read.add(event.path("id").asText());
        }
        after = page.path("next").asText();
        return !page.path("data").isEmpty();
    }

    Stream<Violation> violations(Books books) {
        return read.violations("a reader", books);
    }
}
