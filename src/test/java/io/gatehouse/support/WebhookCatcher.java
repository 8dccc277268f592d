package io.gatehouse.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A small server that takes webhooks, and answers as a test wants: with a failure, with much too much, or not at all. */
public final class WebhookCatcher implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What came in; names of headers in lower case. */
    public record Caught(Map<String, List<String>> headers, String body) {

        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException notJson) {
                throw new UncheckedIOException(notJson);
            }
        }

        public String header(String name) {
            return headers.get(name).get(0);
        }

        public String type() {
            return json().path("type").asText();
        }
    }

    /** @param location of a redirect; null: none */
    public record Answer(int status, String body, String location) {

        public static Answer of(int status) {
            return new Answer(status, "", null);
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Caught> caught = new CopyOnWriteArrayList<>();
    private volatile Function<Caught, Answer> answers = all -> Answer.of(204);
    private volatile CountDownLatch held = new CountDownLatch(0);

    public WebhookCatcher() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/", this::take);
        server.setExecutor(threads);
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/hook";
    }

    public WebhookCatcher answers(int status) {
        return answers(all -> Answer.of(status));
    }

    public WebhookCatcher answers(Function<Caught, Answer> how) {
        answers = how;
        return this;
    }

    /** From now on it hears and does not answer, until it is released. */
    public void hold() {
        held = new CountDownLatch(1);
    }

    public void release() {
        held.countDown();
    }

    /** In the order of their coming. */
    public List<Caught> caught() {
        return List.copyOf(caught);
    }

    public void forget() {
        caught.clear();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = new TreeMap<String, List<String>>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values));
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var one = new Caught(headers, body);
            caught.add(one);
            held.await();
            answer(exchange, answers.apply(one));
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, Answer answer) throws IOException {
        if (answer.location() != null) {
            exchange.getResponseHeaders().set("Location", answer.location());
        }
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        release();
        server.stop(0);
        threads.shutdownNow();
    }
}
