package io.gatehouse.event.webhook;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is sent: the event as the list of events shows it, and the headers of Standard Webhooks.
 *
 * @param id of the event; the same whenever it is sent again
 * @param secrets two while one takes the place of the other
 */
record Envelope(String id, String body, List<WebhookSecret> secrets) {

    Map<String, String> headers(Instant at) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("content-type", "application/json");
        headers.put("user-agent", "Gatehouse-Webhooks/1");
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", String.valueOf(at.getEpochSecond()));
        headers.put("webhook-signature", signatures(at));
        return headers;
    }

    private String signatures(Instant at) {
        return secrets.stream().map(secret -> secret.sign(id, at, body)).collect(Collectors.joining(" "));
    }
}
