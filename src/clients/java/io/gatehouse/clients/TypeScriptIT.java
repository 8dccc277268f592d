package io.gatehouse.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.support.BackboneResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The client that is generated in TypeScript, an MQTT.js robot and the public webhook library. */
@QuarkusIntegrationTest
@QuarkusTestResource(BackboneResource.class)
class TypeScriptIT {

    /** Where the client was generated to. */
    private static final Path FOLDER = Path.of("target/clients/typescript");

    @Test
    void a_stranger_brings_a_car_in_takes_webhooks_and_sees_it_out() throws IOException, InterruptedException {
        for (var file : new String[] {"package.json", "package-lock.json", "tsconfig.json", ".npmrc", "stranger.ts"}) {
            Files.write(FOLDER.resolve(file), Files.readAllBytes(Path.of("src/clients/typescript", file)));
        }
        var shell = new Shell(FOLDER, Stranger.environment());

        var ended = shell.run("bash", "-c", "npm ci --no-audit --no-fund && npx tsc && node build/stranger.js");

        assertEquals(0, ended.status(), ended.said());
        assertTrue(ended.said().contains("STRANGER-DONE"), ended.said());
    }
}
