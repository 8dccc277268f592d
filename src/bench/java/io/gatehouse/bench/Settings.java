package io.gatehouse.bench;

import io.gatehouse.support.Backbone;
import io.gatehouse.support.BackboneResource;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What the packaged application is told by its environment: as in production, but for a channel that pays at once. */
final class Settings {

    private Settings() {}

    static Map<String, String> of(Backbone backbone, Path folder, int port) {
        var settings = new TreeMap<String, String>();
        BackboneResource.settings(backbone, folder)
                .forEach((name, value) ->
                        settings.put(name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(), value));
        settings.put("GATEHOUSE_HTTP_PORT", String.valueOf(port));
        settings.put("GATEHOUSE_PUBLIC_URL", "http://localhost:" + port);
        settings.put("GATEHOUSE_SANDBOX_SECRET", "bench");
        settings.put("GATEHOUSE_SANDBOX_DELAY", "0s");
        return settings;
    }
}
