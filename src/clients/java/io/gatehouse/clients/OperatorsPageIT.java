package io.gatehouse.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gatehouse.support.Backbone;
import io.gatehouse.support.BackboneOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page for operators: an empty PostgreSQL, the packaged application, an upgrade, a backup and its restore. */
class OperatorsPageIT {

    private static final int SERVER = 18;
    private static final Pattern RELEASE = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

    @TempDir
    Path folder;

    @Test
    void every_snippet_of_the_page_runs() throws IOException, InterruptedException {
        assumeTrue(releaseOfTheTools() >= SERVER, "PostgreSQL's tools must be of release " + SERVER + " or newer");
        try (var database = EmbeddedPostgres.start();
                var backbone = Backbone.start(BackboneOptions.temporary())) {
            Files.writeString(folder.resolve("page.sh"), new Page(Path.of("docs/operators.md")).script());

            var ended = new Shell(folder, environment(database, backbone)).run("bash", "page.sh");

            assertEquals(0, ended.status(), ended.said());
            assertTrue(ended.said().contains("PAGE-DONE"), ended.said());
        }
    }

    private static Map<String, String> environment(EmbeddedPostgres database, Backbone backbone) throws IOException {
        var platform = backbone.options().platform();
        return Map.of(
                "PGHOST", "127.0.0.1",
                "PGPORT", String.valueOf(database.getPort()),
                "PGUSER", "postgres",
                "BROKER", backbone.broker().host(),
                "BROKER_PORT", String.valueOf(backbone.broker().port()),
                "MQTT_USER", platform.name(),
                "MQTT_PASSWORD", platform.password(),
                "HTTP_PORT", String.valueOf(aFreePort()),
                "RUN", UUID.randomUUID().toString().substring(0, 8),
                "PROJECT", Path.of("").toAbsolutePath().toString());
    }

    private int releaseOfTheTools() throws IOException, InterruptedException {
        var said = new Shell(folder, Map.of())
                .run("bash", "-c", "pg_dump --version || true")
                .said();
        var release = RELEASE.matcher(said);
        return release.find() ? Integer.parseInt(release.group(1)) : 0;
    }

    private static int aFreePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
