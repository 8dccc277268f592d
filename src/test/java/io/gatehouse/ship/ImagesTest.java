package io.gatehouse.ship;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The images' recipes, as far as they can be read without a container engine. */
class ImagesTest {

    private static final Pattern COPIED = Pattern.compile("COPY (?!--from)(?:--\\S+ )*(\\S+) \\S+");

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.native", "src/main/docker/Dockerfile.jvm"})
    void an_image_runs_as_nobody_and_holds_only_what_was_built(String file) {
        var recipe = Yaml.text(Path.of(file));
        var last = recipe.substring(recipe.lastIndexOf("\nFROM "));
        assertTrue(last.contains("\nUSER 1001:1001\n"), last);
        assertTrue(last.indexOf("\nUSER ") < last.indexOf("\nENTRYPOINT "), last);
        assertEquals(1, last.lines().filter(line -> line.startsWith("COPY")).count(), last);
        assertTrue(last.contains("COPY --from=build "), last);
        assertTrue(last.lines().noneMatch(line -> line.startsWith("VOLUME") || line.startsWith("ADD")), last);
    }

    /** Of the sources only what .dockerignore lets through, and that is there. */
    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.native", "src/main/docker/Dockerfile.jvm"})
    void what_is_copied_comes_through(String file) {
        var let = Yaml.text(Path.of(".dockerignore")).lines().toList();
        assertTrue(let.contains("*"));
        var copied = COPIED.matcher(Yaml.text(Path.of(file)))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertEquals(List.of("pom.xml", "src", "openapi"), copied);
        copied.forEach(path -> assertTrue(let.contains("!" + path) && Files.exists(Path.of(path)), path));
    }
}
