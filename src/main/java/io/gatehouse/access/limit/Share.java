package io.gatehouse.access.limit;

import java.util.regex.Pattern;

/** What requests count as. Each share of a client has a budget of its own, so that its lanes never wait for the rest. */
public enum Share {
    /** Whatever is nothing else. */
    REQUESTS,
    /** A lane controller's facts and commands. Many of them wait for a command, and hold nothing while they do. */
    LANES,
    /** Those that last: what happens, live. */
    STREAMS;

    private static final Pattern LANE = Pattern.compile("/v1/lanes/[^/]+/(arrivals|departures|commands)(/.*)?");
    private static final Pattern STREAM = Pattern.compile("/v1/stream(/.*)?");

    /** @param path normalised */
    static Share of(String path) {
        if (LANE.matcher(path).matches()) {
            return LANES;
        }
        return STREAM.matcher(path).matches() ? STREAMS : REQUESTS;
    }
}
