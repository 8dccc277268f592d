package io.gatehouse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Where the platform's own time goes: the samples of Java Flight Recorder, by whose code the innermost known frame is. */
final class PlatformTimes {

    // spotless:off
    private static final Map<String, String> OWNERS = owners(
            "io.gatehouse.",               "Gatehouse",
            "io.vertx.pgclient.",          "client of PostgreSQL",
            "io.vertx.sqlclient.",         "client of PostgreSQL",
            "com.ongres.",                 "client of PostgreSQL",
            "com.hivemq.",                 "client of MQTT",
            "io.reactivex.",               "client of MQTT",
            "com.fasterxml.",              "JSON",
            "io.vertx.core.json.",         "JSON",
            "io.smallrye.mutiny.",         "Mutiny",
            "io.smallrye.reactive.",       "messaging",
            "io.quarkus.vertx.http.",      "HTTP",
            "org.jboss.resteasy.",         "HTTP",
            "io.quarkus.resteasy.",        "HTTP",
            "io.quarkus.",                 "Quarkus",
            "org.hibernate.",              "Hibernate",
            "org.jboss.logmanager.",       "log",
            "io.micrometer.",              "metrics",
            "io.vertx.",                   "Vert.x",
            "io.netty.",                   "network",
            "sun.nio.ch.",                 "network");
    // spotless:on

    private PlatformTimes() {}

    private static Map<String, String> owners(String... pairs) {
        var owners = new LinkedHashMap<String, String>();
        for (int pair = 0; pair < pairs.length; pair += 2) {
            owners.put(pairs[pair], pairs[pair + 1]);
        }
        return owners;
    }

    /** One line: each owner's share, the greatest first. */
    static String told(Path recording) {
        var samples = new LinkedHashMap<String, Integer>();
        try (var file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                var event = file.readEvent();
                if (event.getEventType().getName().equals("jdk.ExecutionSample")) {
                    samples.merge(owner(event), 1, Integer::sum);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        int all = samples.values().stream().mapToInt(Integer::intValue).sum();
        var shares = samples.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(each -> Report.text("%s %.0f %%", each.getKey(), 100.0 * each.getValue() / all))
                .toList();
        return all + " samples: " + String.join(", ", shares);
    }

    private static String owner(RecordedEvent sample) {
        if (sample.getStackTrace() == null) {
            return "unknown";
        }
        return sample.getStackTrace().getFrames().stream()
                .map(PlatformTimes::owner)
                .filter(owner -> !owner.isEmpty())
                .findFirst()
                .orElse("Java");
    }

    private static String owner(RecordedFrame frame) {
        var type = frame.getMethod().getType().getName();
        return OWNERS.entrySet().stream()
                .filter(each -> type.startsWith(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
