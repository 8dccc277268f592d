package io.gatehouse.ship;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * A native image without a builder: what it would be told of reflection and resources is all that the code needs. By
 * {@code mvn verify -Pnative-sources}, which writes the sources of the image, and by the pipeline.
 */
class NativeSourcesCheck {

    private final NativeConfiguration told = new NativeConfiguration();

    @Test
    void what_is_read_as_json_outside_endpoints_is_registered() {
        var missing = new TreeSet<>(ByReflection.json());
        assertTrue(missing.size() > 30, missing::toString);
        missing.removeAll(told.classes());
        assertEquals(Set.of(), missing);
    }

    @Test
    void the_models_of_WeChat_Pay_are_registered() {
        var missing = new TreeSet<>(ByReflection.wechat());
        assertTrue(missing.size() > 25, missing::toString);
        missing.removeAll(told.classes());
        assertEquals(Set.of(), missing);
    }

    @Test
    void every_resource_that_is_read_while_it_runs_is_in_it() {
        var resources = NativeConfigurationTest.readWhileItRuns();
        assertTrue(resources.size() > 30, resources::toString);
        assertEquals(
                List.of(),
                resources.stream().filter(resource -> !told.has(resource)).toList());
        assertFalse(told.has("db/migration/V999__not_there.sql"));
    }

    @Test
    void what_must_begin_when_it_runs_does() {
        var arguments = NativeConfiguration.arguments();
        NativeConfigurationTest.AT_RUN_TIME.forEach(
                type -> assertTrue(arguments.contains("--initialize-at-run-time=" + type), type));
    }

    @Test
    void no_embedded_server_is_in_it() throws IOException {
        try (var jars = Files.list(NativeConfiguration.FOLDER.resolve("lib"))) {
            var names = jars.map(jar -> jar.getFileName().toString()).toList();
            assertEquals(List.of(), names.stream().filter(PackagedIT::isOfTests).toList());
            assertTrue(names.stream().anyMatch(name -> name.contains("netty-transport-classes-epoll")));
        }
    }
}
