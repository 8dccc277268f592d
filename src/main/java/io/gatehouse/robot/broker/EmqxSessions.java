package io.gatehouse.robot.broker;

import io.gatehouse.platform.Contexts;
import io.gatehouse.robot.BrokerSessions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jboss.logging.Logger;

/** Has EMQX put a robot out. Where its management is not told of, the robot goes when it next says something. */
@ApplicationScoped
class EmqxSessions implements BrokerSessions {

    private static final Logger LOG = Logger.getLogger(EmqxSessions.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    /** "A robot whose secret is revoked is disconnected or refused within a minute." */
    private static final int TRIES = 6;

    private static final int NOT_THERE = 404;

    private final BrokerConfig.Emqx emqx;
    private final HttpClient http;

    EmqxSessions(BrokerConfig config) {
        this.emqx = config.emqx();
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(emqx.patience())
                .build();
    }

    @Override
    public void end(String code) {
        if (emqx.url().isEmpty()) {
            return;
        }
        putOut(emqx.url().get(), code)
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .atMost(TRIES)
                .subscribe()
                .with(
                        done -> LOG.infof("robot %s is put out of the broker", code),
                        failure -> LOG.errorf("robot %s is not put out of the broker: %s", code, failure.getMessage()));
    }

    private Uni<Void> putOut(URI management, String code) {
        var client = URLEncoder.encode(code, StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(management.resolve("/api/v5/clients/" + client))
                .timeout(emqx.patience())
                .header("Authorization", "Basic " + login())
                .DELETE()
                .build();
        return Contexts.backHere(Uni.createFrom()
                .completionStage(() -> http.sendAsync(request, BodyHandlers.discarding()))
                .invoke(EmqxSessions::check)
                .replaceWithVoid());
    }

    /** One who is not connected need not be put out. */
    private static void check(HttpResponse<Void> answer) {
        if (answer.statusCode() >= 300 && answer.statusCode() != NOT_THERE) {
            throw new IllegalStateException("EMQX answers " + answer.statusCode());
        }
    }

    private String login() {
        var joined = emqx.key().orElse("") + ":" + emqx.secret().orElse("");
        return Base64.getEncoder().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
    }
}
