package io.gatehouse.platform;

import java.time.Duration;
import java.util.Map;

/**
 * Something to be sent to an address of a tenant's choice.
 *
 * @param body null: none
 * @param patience for the whole: name, connection, answer
 * @param mostBytes so much of the answer's body is read; what is longer is cut
 */
public record OutgoingRequest(
        String method, OutgoingAddress to, Map<String, String> headers, String body, Duration patience, int mostBytes) {

    public static OutgoingRequest get(OutgoingAddress from, Duration patience, int mostBytes) {
        return new OutgoingRequest("GET", from, Map.of("Accept", "application/json"), null, patience, mostBytes);
    }
}
