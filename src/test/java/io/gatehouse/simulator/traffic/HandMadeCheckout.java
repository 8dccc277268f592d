package io.gatehouse.simulator.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The platform's checkout, worked by hand: one answer for looking, and every POST is noted and told. */
final class HandMadeCheckout implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private volatile String look = "{}";
    private final AtomicInteger looks = new AtomicInteger();
    private volatile int failures;
    private volatile Consumer<Post> onPost = post -> {};

    HandMadeCheckout() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/checkouts/", this::answer);
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What the link leads to, and what happens when the driver has done something. */
    void shows(String purpose, long owed, Consumer<Post> then) {
        look = "{\"purpose\":\"%s\",\"owed\":{\"amount\":%d,\"currency\":\"CNY\"},\"order\":null}"
                .formatted(purpose, owed);
        onPost = then;
        posts.clear();
        looks.set(0);
    }

    /** The next so many POSTs fail. */
    void fails(int times) {
        failures = times;
    }

    /** How often somebody looked. */
    int looks() {
        return looks.get();
    }

    List<Post> posts() {
        return posts;
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("GET")) {
            looks.incrementAndGet();
            reply(exchange, 200, look);
            return;
        }
        var path = exchange.getRequestURI().getPath();
        var post = new Post(
                path.substring(path.lastIndexOf('/') + 1),
                JSON.readTree(exchange.getRequestBody()),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        posts.add(post);
        boolean fail = failures-- > 0;
        reply(exchange, fail ? 503 : 200, "{}");
        if (!fail) {
            onPost.accept(post);
        }
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    record Post(String action, JsonNode body, String idempotencyKey) {}
}
