package io.gatehouse.ship;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The platform's own meters, as Prometheus names them: read from the code, because most are there only once something has
 * happened that they count.
 */
final class PublishedMeters {

    private static final String NAME = "\"(gatehouse\\.[a-z0-9.]+)\"";
    private static final Pattern MADE = Pattern.compile("(counter|timer|gauge|Timer\\.builder)\\(\\s*" + NAME);
    private static final Pattern BY_CONSTANT = Pattern.compile("(counter|timer|gauge)\\(([A-Z]+)\\b");
    private static final Pattern ANY = Pattern.compile(NAME);

    private PublishedMeters() {}

    static Set<String> names() {
        var names = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .map(Yaml::text)
                    .filter(code -> code.contains("io.micrometer.core"))
                    .forEach(code -> names.addAll(in(code)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return names;
    }

    private static Set<String> in(String code) {
        var names = new TreeSet<String>();
        MADE.matcher(code).results().forEach(made -> names.addAll(series(made.group(1), made.group(2))));
        // named by a constant, a text or a map of them: whatever text the file has left is such a meter
        BY_CONSTANT.matcher(code).results().map(made -> made.group(1)).forEach(kind -> ANY.matcher(code)
                .results()
                .forEach(name -> names.addAll(series(kind, name.group(1)))));
        return names;
    }

    private static List<String> series(String kind, String meter) {
        var name = meter.replace('.', '_');
        return switch (kind) {
            case "counter" -> List.of(name + "_total");
            case "gauge" -> List.of(name);
            case "timer" -> List.of(name + "_seconds_count", name + "_seconds_sum", name + "_seconds_max");
            default ->
                List.of(
                        name + "_seconds_count",
                        name + "_seconds_sum",
                        name + "_seconds_max",
                        name + "_seconds_bucket");
        };
    }
}
