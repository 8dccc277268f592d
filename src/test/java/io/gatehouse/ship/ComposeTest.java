package io.gatehouse.ship;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** One machine by compose.yaml: what it names is there, and is what a cluster has. */
class ComposeTest {

    /** Each operator's own, and not in the project. */
    private static final List<String> KEPT_BY_OPERATORS = List.of("./compose/jwt.pub");

    private final JsonNode compose = Yaml.one(Path.of("compose.yaml"));

    @Test
    void every_file_volume_and_config_that_is_named_is_there() {
        compose.path("services").properties().forEach(service -> {
            for (var volume : service.getValue().path("volumes")) {
                var source = volume.asText().split(":")[0];
                assertTrue(
                        source.startsWith("./")
                                ? KEPT_BY_OPERATORS.contains(source) || Files.exists(Path.of(source))
                                : compose.path("volumes").has(source),
                        source);
            }
            for (var config : service.getValue().path("configs")) {
                assertTrue(compose.path("configs").has(config.path("source").asText()), config::toString);
            }
        });
    }

    @Test
    void the_platform_writes_only_where_it_is_meant_to() {
        var gatehouse = compose.at("/services/gatehouse");
        assertTrue(gatehouse.path("read_only").asBoolean());
        assertEquals("ALL", gatehouse.at("/cap_drop/0").asText());
        assertTrue(gatehouse.at("/tmpfs/0").asText().startsWith("/tmp"));
    }

    @Test
    void robots_may_in_a_cluster_what_they_may_on_one_machine() {
        var cluster = Kustomization.ofKind(Kustomization.assembled(Path.of("k8s/mosquitto")), "ConfigMap")
                .get(0)
                .path("data");
        for (var file : List.of("robots.acl", "platform.acl")) {
            assertEquals(
                    Yaml.text(Path.of("compose/mosquitto", file)),
                    cluster.path(file).asText(),
                    file);
        }
    }

    /** But for who is asked where, the secret's place, and what several nodes and TLS need. */
    @Test
    void EMQX_asks_in_a_cluster_what_it_asks_on_one_machine() {
        var machine = asked(compose.at("/configs/emqx/content").asText().replace("$${", "${"));
        var cluster = asked(Yaml.text(Path.of("k8s/emqx/base.hocon")));
        assertEquals(machine, cluster);
        assertTrue(machine.contains("no_match = deny"), machine);
    }

    private static String asked(String hocon) {
        return hocon.lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("#"))
                .takeWhile(line -> !line.startsWith("mqtt {"))
                .map(line -> line.replaceAll("\"http://[^/]+/", "\"http://it/")
                        .replaceAll("secret\" = \"[^\"]*\"", "secret\""))
                .collect(Collectors.joining("\n"));
    }
}
