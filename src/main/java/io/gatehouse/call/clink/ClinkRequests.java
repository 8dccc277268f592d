package io.gatehouse.call.clink;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.call.CenterLine;
import io.gatehouse.platform.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jboss.logging.Logger;

/** Signed requests to Clink. Each is sent once; whether it was heard is for the caller to find out. */
@ApplicationScoped
class ClinkRequests {

    private static final Logger LOG = Logger.getLogger(ClinkRequests.class);

    private final ClinkConfig config;
    private final ObjectMapper json;
    private final Clock clock;
    private final HttpClient http;

    ClinkRequests(ClinkConfig config, ObjectMapper json, Clock clock) {
        this.config = config;
        this.json = json;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.patience())
                .build();
    }

    Uni<ClinkAnswer> post(CenterLine line, String path, JsonObject body) {
        return send(
                path,
                HttpRequest.newBuilder(signed(line, "POST", path, Map.of()))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.encode())));
    }

    Uni<ClinkAnswer> get(CenterLine line, String path, Map<String, String> query) {
        return send(
                path, HttpRequest.newBuilder(signed(line, "GET", path, query)).GET());
    }

    private URI signed(CenterLine line, String method, String path, Map<String, String> query) {
        var platform = config.platforms().get(line.settings().platform());
        if (platform == null) {
            throw Problem.conflict("unknown-platform", "This installation does not know the call centre's platform.");
        }
        return new ClinkSignature(line.settings().accessKeyId(), line.secret())
                .sign(method, platform, path, query, clock.instant());
    }

    private Uni<ClinkAnswer> send(String path, HttpRequest.Builder request) {
        var sent = request.timeout(config.patience()).build();
        var answer = Uni.createFrom()
                .completionStage(() -> http.sendAsync(sent, BodyHandlers.ofString()))
                .map(response -> answer(path, response))
                // the client's own time-out ends with the headers: a body may drip for ever
                .ifNoItem()
                .after(config.patience().plus(Duration.ofMillis(100)))
                .recoverWithItem(ClinkAnswer.NONE)
                .onFailure()
                .invoke(failure -> LOG.warnf("Clink %s: %s", path, failure.toString()))
                .onFailure()
                .recoverWithItem(ClinkAnswer.NONE);
        return backHere(answer);
    }

    /** The client has threads of its own; what follows belongs to the context that asked. */
    private static <T> Uni<T> backHere(Uni<T> answer) {
        var context = Vertx.currentContext();
        return context == null ? answer : answer.emitOn(work -> context.runOnContext(nothing -> work.run()));
    }

    private ClinkAnswer answer(String path, HttpResponse<String> response) {
        var answer = ClinkAnswer.of(response.statusCode(), response.body(), json);
        if (!answer.done()) {
            LOG.warnf("Clink %s: %s", path, answer.why());
        }
        return answer;
    }
}
