package io.gatehouse.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.access.Roles;
import io.gatehouse.platform.Ids;
import io.gatehouse.support.Wire.Answer;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * An agent's console: hears the live stream and acts over HTTP. A second {@link #connect} goes on behind the last event
 * that was heard.
 *
 * <pre>{@code
 * var desk = TestDesk.of(tenant, "li.na").connect();
 * var call = desk.await("call.offered", told -> true, SOON);
 * desk.accept(TestDesk.callOf(call));
 * }</pre>
 */
public final class TestDesk implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String token;
    private final List<JsonNode> heard = new ArrayList<>();
    private final List<JsonNode> taken = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    private WebSocket socket;
    private Listener listener;
    private String cursor;
    private String closed;

    private TestDesk(String token) {
        this.token = token;
    }

    /** The console of the agent with this name, who must have been set up: see {@link #agent}. */
    public static TestDesk of(TestTenant tenant, String subject) {
        return withToken(TestTokens.named(tenant.id(), subject, Duration.ofHours(1), Roles.AGENT));
    }

    public static TestDesk withToken(String token) {
        return new TestDesk(token);
    }

    /** Sets up an agent of these parks; of all the tenant's, when none is named. */
    public static UUID agent(TestTenant tenant, String subject, UUID... parks) {
        var id = Ids.next();
        var served = Arrays.stream(parks).map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
        TestTenant.sql(
                """
                insert into agent (id, tenant_id, version, subject, name, parks, park_groups, languages, capacity,
                                   supervisor, created_at)
                values ('%s', '%s', 0, '%s', '%s', '%s', '{}', '{zh-CN}', 1, false, now())
                """
                        .formatted(id, tenant.id(), subject, subject, served));
        return id;
    }

    /** The call that a message is about. */
    public static UUID callOf(JsonNode message) {
        return UUID.fromString(message.path("subject").asText());
    }

    public TestDesk connect() {
        return connect("");
    }

    /** Follows; at a second time from where the first ended. Returns when nothing is missed any more. */
    public TestDesk connect(String query) {
        open(query, Long.MAX_VALUE);
        await("stream.connected", told -> true, SOON);
        return this;
    }

    /** Takes so many messages and then none until {@link #takeMore}. */
    public TestDesk connectSlowly(String query, long messages) {
        open(query, messages);
        return this;
    }

    public void takeMore() {
        socket.request(Long.MAX_VALUE - 1);
    }

    /** As a browser must, which cannot set a header: the token stands among the sub-protocols. */
    public TestDesk connectLikeABrowser(String query) {
        listener = new Listener(Long.MAX_VALUE);
        var header = URLEncoder.encode("quarkus-http-upgrade#Authorization#Bearer " + token, StandardCharsets.UTF_8);
        socket = CLIENT.newWebSocketBuilder()
                .subprotocols("bearer-token-carrier", header.replace("+", "%20"))
                .buildAsync(address(query), listener)
                .join();
        await("stream.connected", told -> true, SOON);
        return this;
    }

    private URI address(String query) {
        var from = cursor == null ? query : query + (query.isEmpty() ? "?" : "&") + "after=" + cursor;
        return URI.create("ws://localhost:" + RestAssured.port + "/v1/stream" + from);
    }

    private void open(String query, long messages) {
        closed = null;
        var builder = CLIENT.newWebSocketBuilder();
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        listener = new Listener(messages);
        socket = builder.buildAsync(address(query), listener).join();
    }

    /** The status of the refusal to open a stream. */
    public int refusal(String query) {
        try {
            open(query, 1);
            throw new AssertionError("The stream was opened.");
        } catch (CompletionException refused) {
            if (refused.getCause() instanceof java.net.http.WebSocketHandshakeException shown) {
                return shown.getResponse().statusCode();
            }
            throw refused;
        }
    }

    /** The first message of this type and kind that was not awaited yet, earlier ones included. */
    public JsonNode await(String type, Predicate<JsonNode> which, Duration within) {
        long left = within.toNanos();
        lock.lock();
        try {
            var found = find(type, which);
            while (found == null && left > 0 && closed == null) {
                left = changed.awaitNanos(left);
                found = find(type, which);
            }
            if (found == null) {
                throw new AssertionError("no " + type + " such as expected; " + told());
            }
            taken.add(found);
            return found;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        } finally {
            lock.unlock();
        }
    }

    private JsonNode find(String type, Predicate<JsonNode> which) {
        return heard.stream()
                .filter(message -> message.path("type").asText().equals(type) && which.test(message))
                .filter(message -> taken.stream().noneMatch(before -> before == message))
                .findFirst()
                .orElse(null);
    }

    private String told() {
        var types = heard.stream().map(message -> message.path("type").asText()).toList();
        return (closed == null ? "heard " : "closed: " + closed + ", heard ") + types;
    }

    /** Everything heard so far, in order. */
    public List<JsonNode> heard() {
        lock.lock();
        try {
            return List.copyOf(heard);
        } finally {
            lock.unlock();
        }
    }

    /** Where the next {@link #connect} goes on; of the last event that was heard. */
    public String cursor() {
        return cursor;
    }

    /** Why the stream was closed: code and reason. */
    public String awaitClosed(Duration within) {
        long left = within.toNanos();
        lock.lock();
        try {
            while (closed == null && left > 0) {
                left = changed.awaitNanos(left);
            }
            return closed;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        } finally {
            lock.unlock();
        }
    }

    public Answer accept(UUID call) {
        return post("/v1/calls/" + call + "/acceptance", Map.of());
    }

    public Answer reject(UUID call) {
        return post("/v1/calls/" + call + "/rejection", Map.of());
    }

    /** To another agent. */
    public Answer transfer(UUID call, UUID agent) {
        return post("/v1/calls/" + call + "/transfer", Map.of("agentId", agent));
    }

    public Answer close(UUID call, String disposition, String remark) {
        return post("/v1/calls/" + call + "/closure", Map.of("disposition", disposition, "remark", remark));
    }

    public Answer status(String status) {
        return request("PUT", "/v1/agents/me/status")
                .json(Map.of("status", status))
                .send();
    }

    public Answer seat(String seat) {
        return request("PUT", "/v1/agents/me/seat").json(Map.of("seat", seat)).send();
    }

    /** Does something about a passage, e.g. {@code act(passage, "openings", Map.of("kind", "DESK"))}. */
    public Answer act(UUID passage, String action, Object body) {
        return post("/v1/passages/" + passage + "/" + action, body);
    }

    public Answer post(String path, Object body) {
        return request("POST", path).json(body).send();
    }

    public Answer get(String path) {
        return request("GET", path).send();
    }

    private Wire request(String method, String path) {
        return Wire.request(method, path).token(token);
    }

    /** Hangs up without a word, as a console does whose machine was switched off. */
    public void abort() {
        lock.lock();
        try {
            listener.deaf = true;
        } finally {
            lock.unlock();
        }
        socket.abort();
    }

    @Override
    public void close() {
        if (socket != null && !socket.isOutputClosed()) {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").orTimeout(5, TimeUnit.SECONDS);
        }
    }

    private final class Listener implements WebSocket.Listener {

        private final long messages;
        private final StringBuilder text = new StringBuilder();
        private boolean deaf;

        Listener(long messages) {
            this.messages = messages;
        }

        @Override
        public void onOpen(WebSocket opened) {
            opened.request(messages);
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                hear(this, read(text.toString()));
                text.setLength(0);
            }
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            end(code + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            end(failure.toString());
        }
    }

    private void hear(Listener by, JsonNode message) {
        lock.lock();
        try {
            if (by.deaf) {
                return;
            }
            heard.add(message);
            cursor = message.path("cursor").isTextual() ? message.path("cursor").asText() : cursor;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void end(String why) {
        lock.lock();
        try {
            closed = why;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException notJson) {
            throw new UncheckedIOException(text, notJson);
        }
    }
}
