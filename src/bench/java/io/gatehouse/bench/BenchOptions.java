package io.gatehouse.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * How much is measured: {@code -Dgatehouse.bench.seconds=20}.
 *
 * @param each how long each figure is measured, after a warm-up of a third of it
 * @param warmUp how long cars come before the first figure; Java is twice as fast after minutes as after one
 * @param runs how often; the median counts
 * @param lanes that have cars at the same time
 * @param history past stays that are there, one measurement after the other
 * @param sessions robots that are connected, one measurement after the other
 * @param database a PostgreSQL that is there, {@code postgresql://superuser:password@host:port}; null: one is started
 * @param broker one that lets everybody in, {@code mqtt://host:port}, e.g. Mosquitto with {@code allow_anonymous true}; null:
 *     one is started
 * @param only the parts that are measured
 * @param into where the report is written, as JSON and as Markdown
 */
record BenchOptions(
        Path application,
        Duration each,
        Duration warmUp,
        int runs,
        int lanes,
        List<Integer> history,
        List<Integer> sessions,
        URI database,
        URI broker,
        List<String> only,
        Path into) {

    private static final String PREFIX = "gatehouse.bench.";
    private static final String ALL = "arrivals,instances,stays,desk,quotes,reads,webhooks,sessions,growth,profile";

    static BenchOptions read() {
        return new BenchOptions(
                Path.of(text("application", "target/quarkus-app/quarkus-run.jar"))
                        .toAbsolutePath(),
                Duration.ofSeconds(Long.parseLong(text("seconds", "10"))),
                Duration.ofSeconds(Long.parseLong(text("warm-up", "150"))),
                Integer.parseInt(text("runs", "3")),
                Integer.parseInt(text("lanes", "16")),
                numbers("history", "10000,1000000,5000000"),
                numbers("sessions", "1,1000,10000"),
                address("database"),
                address("broker"),
                List.of(text("only", ALL).split(",")),
                Path.of(text("into", "target/bench")));
    }

    private static List<Integer> numbers(String name, String usual) {
        return Arrays.stream(text(name, usual).split(",")).map(Integer::valueOf).toList();
    }

    private static URI address(String name) {
        var given = text(name, "");
        return given.isEmpty() ? null : URI.create(given);
    }

    private static String text(String name, String usual) {
        return System.getProperty(PREFIX + name, usual);
    }
}
