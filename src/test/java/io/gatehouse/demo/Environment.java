package io.gatehouse.demo;

import io.gatehouse.support.Backbone;
import java.util.Map;

/** The application's environment variables. */
final class Environment {
    private Environment() {}

    static Map<String, String> of(DemoOptions options, Backbone backbone, Keys keys) {
        var setUp = backbone.options();
        // spotless:off
        return Map.ofEntries(
                Map.entry("GATEHOUSE_HTTP_PORT",         String.valueOf(options.httpPort())),
                Map.entry("GATEHOUSE_PUBLIC_URL",        options.url()),
                Map.entry("GATEHOUSE_DB_URL",            backbone.database().reactiveUrl()),
                Map.entry("GATEHOUSE_DB_USER",           setUp.app().name()),
                Map.entry("GATEHOUSE_DB_PASSWORD",       setUp.app().password()),
                Map.entry("GATEHOUSE_DB_OWNER",          setUp.owner().name()),
                Map.entry("GATEHOUSE_DB_OWNER_PASSWORD", setUp.owner().password()),
                Map.entry("GATEHOUSE_MQTT_HOST",         backbone.broker().host()),
                Map.entry("GATEHOUSE_MQTT_PORT",         String.valueOf(backbone.broker().port())),
                Map.entry("GATEHOUSE_MQTT_USER",         setUp.platform().name()),
                Map.entry("GATEHOUSE_MQTT_PASSWORD",     setUp.platform().password()),
                Map.entry("GATEHOUSE_JWT_PUBLIC_KEY",    keys.publicKey().toUri().toString()),
                Map.entry("GATEHOUSE_SECRET",            keys.secret("secret")),
                Map.entry("GATEHOUSE_OAUTH_KEY",         keys.clientsKey()),
                Map.entry("GATEHOUSE_SANDBOX_SECRET",    keys.secret("sandbox")),
                Map.entry("GATEHOUSE_EVIDENCE_FOLDER",   options.evidence().toString()),
                // webhooks may be tried on this machine
                Map.entry("GATEHOUSE_TRUSTED_HOSTS",     "localhost"),
                // for people to read
                Map.entry("GATEHOUSE_LOG_JSON",          "false"));
        // spotless:on
    }
}
