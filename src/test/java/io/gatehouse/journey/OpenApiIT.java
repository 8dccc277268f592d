package io.gatehouse.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The document that integrators hold in their hands is what packaging the application has just generated. */
class OpenApiIT {

    @Test
    void the_committed_document_is_the_one_that_the_code_generates() throws IOException {
        var committed = Files.readString(Path.of("openapi/openapi.yaml"));

        var generated = Files.readString(Path.of("target/openapi/openapi.yaml"));

        assertEquals(committed, generated, "copy target/openapi/openapi.yaml to openapi/");
    }
}
