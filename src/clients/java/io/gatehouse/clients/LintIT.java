package io.gatehouse.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The document of the API is clean under a public linter's recommended rules. */
class LintIT {

    @Test
    void the_document_is_clean_under_the_recommended_rules() throws IOException, InterruptedException {
        var document = Path.of("openapi/openapi.yaml").toAbsolutePath();
        var shell = new Shell(Path.of("src/clients/typescript"), Map.of());

        var ended = shell.run("npx", "--yes", "@redocly/cli@2.77.0", "lint", "--max-problems=100", document.toString());

        assertEquals(0, ended.status(), ended.said());
        assertEquals(false, ended.said().contains("Warning was generated"), ended.said());
    }
}
