package io.gatehouse.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.gatehouse.support.Backbone;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One table of all that was measured: printed as it grows, and written as JSON and as Markdown. */
final class Report {

    private final PrintStream out;
    private final Map<String, String> machine = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();

    /** @param givenBroker null: the embedded one is measured */
    Report(PrintStream out, Backbone backbone, URI givenBroker) throws IOException, SQLException {
        this.out = out;
        machine.put("when", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        machine.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
        machine.put("processor", processor());
        machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        machine.put("java", Runtime.version().toString());
        machine.put("quarkus", System.getProperty("gatehouse.bench.quarkus", ""));
        machine.put("postgresql", postgres(backbone));
        machine.put("broker", givenBroker == null ? "HiveMQ CE, embedded" : givenBroker.toString());
    }

    private static String processor() throws IOException {
        var told = Path.of("/proc/cpuinfo");
        if (!Files.exists(told)) {
            return System.getProperty("os.arch");
        }
        try (var lines = Files.lines(told)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.replaceFirst(".*: ", ""))
                    .orElse(System.getProperty("os.arch"));
        }
    }

    private static String postgres(Backbone backbone) throws SQLException {
        try (var connection = backbone.database().superuser()) {
            return connection.getMetaData().getDatabaseProductVersion();
        }
    }

    static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    void add(String part, String setting, String measured, String limit, String ratio) {
        rows.add(new Row(part, setting, measured, limit, ratio));
        out.println(text("%-28s %-34s %-52s %-44s %s", part, setting, measured, limit, ratio));
    }

    void add(String part, String setting, String measured) {
        add(part, setting, measured, "", "");
    }

    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        var json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        json.writeValue(folder.resolve("benchmark.json").toFile(), Map.of("machine", machine, "rows", rows));
        Files.writeString(folder.resolve("benchmark.md"), markdown());
        out.println("written to " + folder.resolve("benchmark.md"));
    }

    private String markdown() {
        var text = new StringBuilder("| what | setting | measured | limit or aim | ratio |\n|---|---|---|---|---|\n");
        rows.forEach(row -> text.append(text(
                "| %s | %s | %s | %s | %s |%n", row.part(), row.setting(), row.measured(), row.limit(), row.ratio())));
        text.append("\n");
        machine.forEach((name, value) ->
                text.append("- ").append(name).append(": ").append(value).append("\n"));
        return text.toString();
    }
}
