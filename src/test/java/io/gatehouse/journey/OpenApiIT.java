package io.gatehouse.journey;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.support.BackboneResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The document that integrators hold in their hands is what the packaged application answers. */
@QuarkusIntegrationTest
@QuarkusTestResource(BackboneResource.class)
class OpenApiIT {

    @Test
    void the_committed_document_is_the_one_that_the_code_generates() throws IOException {
        var committed = Files.readString(Path.of("openapi/openapi.yaml"));

        var generated =
                given().get("/q/openapi").then().statusCode(200).extract().asString();

        assertEquals(committed.strip(), generated.strip(), "copy target/openapi/openapi.yaml to openapi/");
    }
}
