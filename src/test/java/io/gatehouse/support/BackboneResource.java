package io.gatehouse.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Real PostgreSQL and a real broker below every {@code @QuarkusTest} and {@code *IT}; one of each for the whole run. */
public class BackboneResource implements QuarkusTestResourceLifecycleManager {

    private static Backbone backbone;
    private static int strangersPort;

    /** The database and broker of this run. */
    public static synchronized Backbone backbone() {
        if (backbone == null) {
            backbone = Backbone.start(BackboneOptions.temporary());
            Runtime.getRuntime().addShutdownHook(new Thread(backbone::close));
        }
        return backbone;
    }

    @Override
    public Map<String, String> start() {
        var settings = settings(backbone(), folder());
        settings.put("gatehouse.wechat.address", "http://localhost:" + strangersPort());
        return settings;
    }

    /** Where the platform looks for WeChat Pay; nobody is there until a test's counterpart is. */
    public static synchronized int strangersPort() {
        if (strangersPort == 0) {
            strangersPort = Ports.claim(0, "a stranger");
        }
        return strangersPort;
    }

    /** What the platform must be told to run on this backbone. */
    public static Map<String, String> settings(Backbone backbone, Path folder) {
        var options = backbone.options();
        var database = "postgresql://127.0.0.1:%d/gatehouse"
                .formatted(backbone.database().port());
        var settings = new HashMap<String, String>();
        settings.put("quarkus.datasource.reactive.url", database);
        settings.put("quarkus.datasource.jdbc.url", "jdbc:" + database);
        settings.put("quarkus.datasource.username", options.app().name());
        settings.put("quarkus.datasource.password", options.app().password());
        settings.put("quarkus.flyway.username", options.owner().name());
        settings.put("quarkus.flyway.password", options.owner().password());
        settings.put("gatehouse.mqtt.host", backbone.broker().host());
        settings.put("gatehouse.mqtt.port", String.valueOf(backbone.broker().port()));
        settings.put("gatehouse.mqtt.username", options.platform().name());
        settings.put("gatehouse.mqtt.password", options.platform().password());
        settings.put("gatehouse.secret", TestTokens.SECRET);
        // also for the packaged application: webhooks come to the tests' own machine
        settings.put("gatehouse.outgoing.trusted-hosts", "localhost");
        settings.put("gatehouse.oauth.key", TestTokens.CLIENTS_KEY);
        settings.put("gatehouse.broker.secret", TestTokens.BROKER_SECRET);
        settings.put("quarkus.log.console.json.enabled", "false");
        settings.put("gatehouse.evidence.folder", folder.resolve("evidence").toString());
        settings.put(
                "mp.jwt.verify.publickey.location", "file:" + TestTokens.writePublicKey(folder.resolve("jwt.pub")));
        return settings;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("gatehouse-test");
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    @Override
    public void stop() {
        // The backbone is shared by all test profiles of this run; it ends with the process.
    }
}
