package io.gatehouse.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Requests byte by byte as a strange client might send them: nothing is parsed, encoded or corrected on the way. */
public record Wire(String method, String path, Map<String, String> headers, byte[] body) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What came back. */
    public record Answer(int status, Map<String, String> headers, byte[] body) {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException notJson) {
                throw new AssertionError(status + " without JSON: " + text(), notJson);
            }
        }

        /** The stable code of a problem. */
        public String code() {
            return json().path("code").asText();
        }

        public boolean isProblem() {
            return headers.getOrDefault("content-type", "").startsWith("application/problem+json")
                    && json().path("status").asInt() == status
                    && json().path("code").asText().matches("[a-z0-9]+(-[a-z0-9]+)*")
                    && json().path("requestId").asText().equals(headers.get("x-request-id"));
        }

        @Override
        public String toString() {
            var text = text();
            return status + " " + (text.length() > 300 ? text.substring(0, 300) + "…" : text);
        }
    }

    public static Wire request(String method, String path) {
        return new Wire(method, path, Map.of(), null);
    }

    public Wire token(String token) {
        return token == null ? this : header("Authorization", "Bearer " + token);
    }

    public Wire header(String name, String value) {
        var more = new TreeMap<>(headers);
        more.put(name, value);
        return new Wire(method, path, more, body);
    }

    public Wire json(String text) {
        return header("Content-Type", "application/json").bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    public Wire json(Object value) {
        try {
            return json(JSON.writeValueAsString(value));
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException(notJson);
        }
    }

    public Wire bytes(byte[] bytes) {
        return new Wire(method, path, headers, bytes);
    }

    public Answer send() {
        return sendAsync().join();
    }

    public CompletableFuture<Answer> sendAsync() {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return CLIENT.sendAsync(request.build(), HttpResponse.BodyHandlers.ofInputStream())
                .thenApplyAsync(Wire::answer);
    }

    private static Answer answer(HttpResponse<InputStream> response) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
        try (var body = response.body()) {
            // a stream has no end: that it began is all that a walker wants to know
            boolean endless = headers.getOrDefault("content-type", "").startsWith("text/event-stream");
            return new Answer(response.statusCode(), headers, endless ? new byte[0] : body.readAllBytes());
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }
}
