package io.gatehouse.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * How the demo runs: {@code -Dgatehouse.demo.http=8081}, or {@code GATEHOUSE_DEMO_HTTP=8081} in the environment.
 *
 * @param folder where everything that it makes is kept
 * @param application the packaged application
 * @param carsPerMinute of the random traffic; 0: none
 * @param agents at the desk while the traffic runs; 0: none
 * @param end how long the traffic lasts; null: until Ctrl-C
 */
record DemoOptions(
        Path folder,
        Path application,
        int httpPort,
        int mqttPort,
        int databasePort,
        double carsPerMinute,
        int agents,
        Duration end,
        boolean tour) {
    private static final String PREFIX = "gatehouse.demo.";
    private static final int HIGHEST_PORT = 65535;

    static DemoOptions read() {
        var seconds = text("seconds", "");
        return new DemoOptions(
                Path.of(text("folder", ".gatehouse")).toAbsolutePath(),
                Path.of(text("application", "target/quarkus-app/quarkus-run.jar"))
                        .toAbsolutePath(),
                port("http", 8080),
                port("mqtt", 1883),
                port("db", 5433),
                number("rate", text("rate", "20")),
                (int) number("agents", text("agents", "3")),
                seconds.isEmpty() ? null : Duration.ofSeconds((long) number("seconds", seconds)),
                Boolean.parseBoolean(text("tour", "true")));
    }

    Path keys() {
        return folder.resolve("keys");
    }

    Path log() {
        return folder.resolve("gatehouse.log");
    }

    Path evidence() {
        return folder.resolve("evidence");
    }

    String url() {
        return "http://localhost:" + httpPort;
    }

    private static int port(String name, int usual) {
        var given = number(name, text(name, String.valueOf(usual)));
        if (given < 1 || given > HIGHEST_PORT || given != Math.rint(given)) {
            throw new DemoException(PREFIX + name + " is no port: " + text(name, ""));
        }
        return (int) given;
    }

    private static double number(String name, String text) {
        try {
            return Math.max(0, Double.parseDouble(text));
        } catch (NumberFormatException e) {
            throw new DemoException(PREFIX + name + " is no number: " + text);
        }
    }

    private static String text(String name, String usual) {
        var property = System.getProperty(PREFIX + name);
        var environment = System.getenv((PREFIX + name).toUpperCase(Locale.ROOT).replace('.', '_'));
        return property != null ? property : environment != null ? environment : usual;
    }
}
