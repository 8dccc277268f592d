package io.gatehouse.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.support.BackboneResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every snippet of the pages for those who build on the platform works as it stands there. */
@QuarkusIntegrationTest
@QuarkusTestResource(BackboneResource.class)
class PagesIT {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"integrators.md", "robots.md", "console.md", "mini-programs.md"})
    void every_snippet_of_a_page_runs(String name) throws IOException, InterruptedException {
        var page = new Page(Path.of("docs").resolve(name));
        Files.writeString(folder.resolve("page.sh"), page.script());

        var ended = new Shell(folder, Stranger.environment()).run("bash", "page.sh");

        assertEquals(0, ended.status(), ended.said());
        assertTrue(ended.said().contains("PAGE-DONE"), ended.said());
    }
}
