package io.gatehouse.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.simulator.traffic.PlatformApi;
import java.util.stream.Stream;

/** A program of an integrator: it follows the log of events page by page, from whichever instance answers it. */
final class Reader {
    private final PlatformApi api;
    private final Told read = new Told();
    private String after;

    Reader(PlatformApi api) {
        this.api = api;
    }

    Reader start() {
        Program.start("reader", this::follow);
        return this;
    }

    /** Until there is nothing more. */
    private void follow() {
        try {
            while (!page().isEmpty()) {}
        } catch (PlatformApi.Refused away) {
            // asks again for the same page
        }
    }

    private JsonNode page() {
        var page = api.get("/v1/events?limit=200" + (after == null ? "" : "&after=" + after));
        for (JsonNode event : page.path("data")) {
            read.add(event.path("id").asText());
        }
        after = page.path("next").asText();
        return page.path("data");
    }

    Stream<Violation> violations(Books books) {
        return read.violations("a reader", books);
    }
}
