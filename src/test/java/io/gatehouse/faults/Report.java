package io.gatehouse.faults;

import io.gatehouse.faults.Faults.Settings;
import io.gatehouse.faults.Trial.Result;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** The table of a run, for people: printed, and written to {@code target/faults.md}. */
record Report(Settings settings, Duration limit, List<Result> results) {
    private static final Path FILE = Path.of("target", "faults.md");

    void write(PrintStream out) throws IOException {
        var text = text();
        Files.createDirectories(FILE.getParent());
        Files.writeString(FILE, text);
        out.println();
        out.print(text);
    }

    private String text() {
        var text = new StringBuilder();
        text.append("`mvn -q -Pfaults verify -Dgatehouse.faults.seed=%d`, %s, %s.%n%n"
                .formatted(settings.seed(), LocalDate.now(), machine()));
        text.append(
                "| fault | times | cars | through | a car waited meanwhile (median, longest) | live again after (median, longest; limit %d s) | violations |%n"
                        .formatted(limit.toSeconds()));
        text.append("|---|---:|---:|---:|---:|---:|---:|\n");
        results.forEach(result -> text.append("| %s | %d | %d | %d | %s | %s | %d |%n"
                .formatted(
                        result.words(),
                        result.strikes(),
                        result.cars(),
                        result.through(),
                        result.meanwhile().isEmpty() ? "" : seconds(result.meanwhile()),
                        seconds(result.recoveries()),
                        result.found().size())));
        results.forEach(result -> result.found().forEach(found -> text.append("\n- " + result.words() + ": " + found)));
        return text.append("\n").toString();
    }

    private static String machine() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return "%d cores, load average %.1f at the end, Java %s on %s"
                .formatted(
                        system.getAvailableProcessors(),
                        system.getSystemLoadAverage(),
                        Runtime.version().feature(),
                        System.getProperty("os.name"));
    }

    static String seconds(List<Duration> times) {
        var sorted = times.stream().sorted().toList();
        return "%.1f s, %.1f s"
                .formatted(seconds(sorted.get((sorted.size() - 1) / 2)), seconds(sorted.get(sorted.size() - 1)));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
