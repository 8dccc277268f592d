package io.gatehouse.ship;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What Quarkus would tell a native builder, as it wrote it to target/native-sources. */
final class NativeConfiguration {

    static final Path FOLDER = Path.of("target/native-sources");
    private static final String WITHIN = "META-INF/native-image/";

    private final JsonNode reflection;
    private final JsonNode resources;

    NativeConfiguration() {
        reflection = read("reflect-config.json");
        resources = read("resource-config.json");
    }

    static String arguments() {
        return Yaml.text(FOLDER.resolve("native-image.args"));
    }

    private static JsonNode read(String name) {
        try (var files = Files.list(FOLDER);
                var jar = new JarFile(files.filter(file -> file.toString().endsWith("-runner.jar"))
                        .findFirst()
                        .orElseThrow()
                        .toFile())) {
            return new ObjectMapper().readTree(jar.getInputStream(jar.getEntry(WITHIN + name)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Those whose constructors, fields and methods may all be used. */
    Set<String> classes() {
        return Yaml.each(reflection)
                .filter(type -> type.path("allDeclaredConstructors").asBoolean()
                        && type.path("allDeclaredMethods").asBoolean())
                .map(type -> type.path("name").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    boolean has(String resource) {
        return Yaml.anywhere(resources, "pattern").stream()
                .anyMatch(pattern -> Pattern.matches(pattern.asText(), resource));
    }
}
