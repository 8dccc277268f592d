package io.gatehouse.bench;

import com.sun.net.httpserver.HttpServer;
import io.gatehouse.simulator.Robot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/** From what happened to its being told: the time between an event's own time and its receipt by an endpoint. */
final class WebhooksPart {

    private static final double PER_SECOND = 10;

    private WebhooksPart() {}

    static void measure(Town town, BenchOptions options, Report report) throws InterruptedException {
        Queue<Long> took = new ConcurrentLinkedQueue<>();
        var threads = Executors.newFixedThreadPool(4);
        var server = endpoint(took);
        server.setExecutor(threads);
        server.start();
        var hook = town.make(
                "/v1/webhooks",
                Town.json()
                        .put("url", "http://localhost:" + server.getAddress().getPort() + "/")
                        .set("types", Town.read("[\"passage.cleared\"]")));
        var robots = town.entriesOfOwnParks(4);
        new Arrivals(robots).paced(PER_SECOND, options.each());
        report.add(
                "webhook",
                Report.text("%.0f cars/s, event's time to receipt", PER_SECOND),
                Samples.of(took) + Report.text(" of %d", took.size()));
        robots.forEach(Robot::close);
        town.operator().delete("/v1/webhooks/" + hook);
        server.stop(0);
        threads.shutdown();
    }

    private static HttpServer endpoint(Queue<Long> took) {
        try {
            var server = HttpServer.create(new InetSocketAddress("localhost", 0), 100);
            server.createContext("/", exchange -> {
                var now = Instant.now();
                var told = Town.read(
                        new String(exchange.getRequestBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
                took.add(Duration.between(Instant.parse(told.path("at").asText()), now)
                        .toNanos());
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
