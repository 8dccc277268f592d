package io.gatehouse.simulator.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/** The platform's HTTP API, as far as a driver's phone or a test needs it. */
public final class PlatformApi {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI base;
    private final Supplier<String> token;

    private PlatformApi(URI base, Supplier<String> token) {
        this.base = base;
        this.token = token;
    }

    /** Without a token: what anybody with a link may do. */
    public static PlatformApi at(URI base) {
        return new PlatformApi(base, () -> null);
    }

    /** With a bearer token, asked for at every call because tokens are short-lived. */
    public PlatformApi with(Supplier<String> bearer) {
        return new PlatformApi(base, bearer);
    }

    public URI base() {
        return base;
    }

    public JsonNode get(String path) {
        return send(request(path).GET());
    }

    public JsonNode post(String path, JsonNode body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    /** The same key makes it the same request again, not another one. */
    public JsonNode post(String path, JsonNode body, String idempotencyKey) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofString(body.toString())));
    }

    public JsonNode put(String path, JsonNode body) {
        return send(
                request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body.toString())));
    }

    /** Changes the fields that are given. */
    public JsonNode patch(String path, JsonNode changes) {
        return send(request(path)
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString(changes.toString())));
    }

    public void delete(String path) {
        send(request(path).DELETE());
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(15))
                .header("Accept", "application/json");
        var bearer = token.get();
        return bearer == null ? request : request.header("Authorization", "Bearer " + bearer);
    }

    private JsonNode send(HttpRequest.Builder builder) {
        var request = builder.build();
        try {
            var response = http.send(request, BodyHandlers.ofByteArray());
            var body = parse(response.body());
            if (response.statusCode() / 100 != 2) {
                throw new Refused(request, response.statusCode(), body);
            }
            return body;
        } catch (IOException e) {
            throw new Refused(request, 0, MissingNode.getInstance());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(request, 0, MissingNode.getInstance());
        }
    }

    /** A proxy in between may answer with something else than JSON. */
    private static JsonNode parse(byte[] body) {
        try {
            return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** The platform did not do what was asked; status 0: it was not reached. */
    public static final class Refused extends RuntimeException {
        private final int status;
        private final transient JsonNode problem;

        Refused(HttpRequest request, int status, JsonNode problem) {
            super(request.method() + " " + request.uri().getPath() + ": " + why(status, problem));
            this.status = status;
            this.problem = problem;
        }

        private static String why(int status, JsonNode problem) {
            return status == 0
                    ? "not reached"
                    : status + " " + problem.path("code").asText() + " "
                            + problem.path("detail").asText();
        }

        public int status() {
            return status;
        }

        /** The stable code of the problem. */
        public String code() {
            return problem.path("code").asText("");
        }

        /** Whether the same request may go well later. */
        public boolean passing() {
            return status == 0 || status == 409 || status == 429 || status >= 500;
        }
    }
}
