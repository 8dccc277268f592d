package io.gatehouse.faults;

import static io.gatehouse.faults.Promise.EVENTS_IN_ORDER;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.faults.Books.Table;
import io.gatehouse.simulator.traffic.PlatformApi;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A program of an integrator: it follows the log of events page by page, from whichever instance answers it. */
final class Reader {
    private static final long AGAIN_MILLIS = 300;

    private final PlatformApi api;
    private final List<String> read = new ArrayList<>();
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
        synchronized (this) {
            for (JsonNode event : page.path("data")) {
                read.add(event.path("id").asText());
            }
        }
        after = page.path("next").asText();
        return !page.path("data").isEmpty();
    }

    /** What it read is what was told: nothing is missing, doubled, or in another order. */
    synchronized Stream<Violation> violations(Books books) {
        var told = books.all(Table.EVENTS).stream()
                .map(event -> event.id("id").toString())
                .toList();
        if (read.equals(told)) {
            return Stream.empty();
        }
        int same = 0;
        while (same < Math.min(read.size(), told.size()) && read.get(same).equals(told.get(same))) {
            same++;
        }
        return Stream.of(EVENTS_IN_ORDER.broken(
                "a reader",
                "read " + read.size() + " of " + told.size() + " events, the first " + same + " as they were told"));
    }
}
