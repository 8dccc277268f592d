package io.gatehouse.support;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where the packaged application finds everything, and its secrets; any number of instances share one.
 *
 * @param databasePort of the backbone, or of whatever stands before it
 * @param brokerPort the same
 * @param publicKey what tokens are verified with
 * @param evidence the folder of the photos
 */
public record Installation(
        Backbone backbone, int databasePort, int brokerPort, Path publicKey, Path evidence, Secrets secrets) {

    /**
     * @param links signs links
     * @param clients signs the tokens of clients
     * @param sandbox signs the sandbox channel's notifications
     */
    public record Secrets(String links, String clients, String sandbox) {}

    /** With the keys of the tests' tokens, and its files in this folder. */
    public static Installation ofTests(Backbone backbone, int databasePort, int brokerPort, Path folder) {
        return new Installation(
                backbone,
                databasePort,
                brokerPort,
                TestTokens.writePublicKey(folder.resolve("jwt.pub")),
                folder.resolve("evidence"),
                new Secrets(TestTokens.SECRET, TestTokens.CLIENTS_KEY, "only-for-tests"));
    }

    /** The environment variables of the instance at this port. */
    public Map<String, String> environment(int httpPort) {
        var setUp = backbone.options();
        var database = "postgresql://127.0.0.1:" + databasePort + "/gatehouse";
        // spotless:off
        return Map.ofEntries(
                Map.entry("GATEHOUSE_HTTP_PORT",         String.valueOf(httpPort)),
                Map.entry("GATEHOUSE_PUBLIC_URL",        "http://localhost:" + httpPort),
                Map.entry("GATEHOUSE_DB_URL",            database),
                Map.entry("GATEHOUSE_DB_USER",           setUp.app().name()),
                Map.entry("GATEHOUSE_DB_PASSWORD",       setUp.app().password()),
                Map.entry("GATEHOUSE_DB_OWNER",          setUp.owner().name()),
                Map.entry("GATEHOUSE_DB_OWNER_PASSWORD", setUp.owner().password()),
                Map.entry("GATEHOUSE_MQTT_HOST",         backbone.broker().host()),
                Map.entry("GATEHOUSE_MQTT_PORT",         String.valueOf(brokerPort)),
                Map.entry("GATEHOUSE_MQTT_USER",         setUp.platform().name()),
                Map.entry("GATEHOUSE_MQTT_PASSWORD",     setUp.platform().password()),
                Map.entry("GATEHOUSE_JWT_PUBLIC_KEY",    publicKey.toUri().toString()),
                Map.entry("GATEHOUSE_SECRET",            secrets.links()),
                Map.entry("GATEHOUSE_OAUTH_KEY",         secrets.clients()),
                Map.entry("GATEHOUSE_SANDBOX_SECRET",    secrets.sandbox()),
                Map.entry("GATEHOUSE_EVIDENCE_FOLDER",   evidence.toString()),
                // webhooks may be tried on this machine
                Map.entry("GATEHOUSE_TRUSTED_HOSTS",     "localhost"),
                // for people to read
                Map.entry("GATEHOUSE_LOG_JSON",          "false"));
        // spotless:on
    }
}
