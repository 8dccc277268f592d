package io.gatehouse.ship;

import static io.gatehouse.ship.Kustomization.containers;
import static io.gatehouse.ship.Kustomization.kind;
import static io.gatehouse.ship.Kustomization.name;
import static io.gatehouse.ship.Kustomization.ofKind;
import static io.gatehouse.ship.Kustomization.pods;
import static io.gatehouse.ship.Yaml.each;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a manifest names is there: selectors select, ports have names, settings and secrets are known. */
class ManifestReferencesTest {

    private static final Pattern SECRET_ROW = Pattern.compile("\\| `([a-z0-9-]+)` \\| `([a-zA-Z0-9.-]+)` \\|.*");

    static List<Path> overlays() {
        return Kustomization.overlays();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void every_selector_selects(Path overlay) {
        var objects = Kustomization.assembled(overlay);
        for (var object : objects) {
            if (Set.of("Service", "Deployment", "StatefulSet", "PodDisruptionBudget", "NetworkPolicy")
                    .contains(kind(object))) {
                selectors(object)
                        .forEach(selector ->
                                assertTrue(selects(selector, objects), () -> name(object) + " " + selector));
            }
        }
    }

    private static List<JsonNode> selectors(JsonNode object) {
        var labels = Yaml.anywhere(object, "podSelector").stream()
                .map(selector -> selector.path("matchLabels"))
                .collect(Collectors.toList());
        var selector = object.at("/spec/selector");
        if (!selector.isMissingNode()) {
            labels.add(selector.has("matchLabels") ? selector.path("matchLabels") : selector);
        }
        return labels;
    }

    private static boolean selects(JsonNode labels, List<ObjectNode> objects) {
        var database = labels.path("cnpg.io/cluster").asText("");
        return database.isEmpty()
                ? pods(objects).stream().anyMatch(pod -> has(pod.at("/metadata/labels"), labels))
                : ofKind(objects, "Cluster").stream()
                        .anyMatch(cluster -> name(cluster).equals(database));
    }

    private static boolean has(JsonNode labels, JsonNode wanted) {
        return wanted.properties().stream().allMatch(label -> label.getValue().equals(labels.path(label.getKey())));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void every_port_that_is_named_is_a_containers(Path overlay) {
        var objects = Kustomization.assembled(overlay);
        for (var service : ofKind(objects, "Service")) {
            var ports = portsOf(objects, service.at("/spec/selector"));
            each(service.at("/spec/ports"))
                    .filter(port -> port.path("targetPort").isTextual())
                    .forEach(port ->
                            assertTrue(ports.contains(port.path("targetPort").asText()), () -> name(service) + port));
        }
        for (var pod : pods(objects)) {
            var ports = portsOf(objects, pod.at("/metadata/labels"));
            for (var probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                Yaml.anywhere(pod, probe).stream()
                        .map(each -> each.findValue("port").asText())
                        .forEach(port -> assertTrue(ports.contains(port), () -> probe + " " + port));
            }
        }
    }

    private static Set<String> portsOf(List<ObjectNode> objects, JsonNode labels) {
        return pods(objects).stream()
                .filter(pod -> has(pod.at("/metadata/labels"), labels))
                .flatMap(pod -> containers(pod).stream())
                .flatMap(container -> each(container.path("ports")))
                .map(port -> port.path("name").asText())
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void services_accounts_volumes_and_maps_that_are_named_are_there(Path overlay) {
        var objects = Kustomization.assembled(overlay);
        for (var object : objects) {
            named(object, "serviceAccountName", "ServiceAccount", objects);
            named(object, "serviceName", "Service", objects);
            named(object, "claimName", "PersistentVolumeClaim", objects);
            Yaml.anywhere(object, "scaleTargetRef")
                    .forEach(target -> there(target.path("kind").asText(), target, objects));
            Yaml.anywhere(object, "configMapRef").forEach(map -> there("ConfigMap", map, objects));
            Yaml.anywhere(object, "configMap").forEach(map -> there("ConfigMap", map, objects));
            Yaml.anywhere(object, "service").forEach(service -> there("Service", service, objects));
        }
        for (var pod : pods(objects)) {
            var volumes = names(each(pod.at("/spec/volumes")).toList());
            volumes.addAll(names(ofKind(objects, "StatefulSet").stream()
                    .flatMap(set -> each(set.at("/spec/volumeClaimTemplates")))
                    .map(claim -> claim.path("metadata"))
                    .toList()));
            containers(pod)
                    .forEach(container -> assertTrue(
                            volumes.containsAll(
                                    names(each(container.path("volumeMounts")).toList())),
                            container::toString));
        }
    }

    private static Set<String> names(List<JsonNode> list) {
        return list.stream().map(each -> each.path("name").asText()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static void named(JsonNode object, String field, String kind, List<ObjectNode> objects) {
        Yaml.anywhere(object, field).stream()
                .filter(JsonNode::isTextual)
                .forEach(found -> assertTrue(isThere(kind, found.asText(), objects), () -> kind + " " + found));
    }

    private static void there(String kind, JsonNode reference, List<ObjectNode> objects) {
        var name = reference.path("name").asText();
        assertTrue(isThere(kind, name, objects), () -> kind + " " + name);
    }

    private static boolean isThere(String kind, String name, List<ObjectNode> objects) {
        return ofKind(objects, kind).stream().anyMatch(object -> name(object).equals(name));
    }

    /** No value of a secret is in a manifest; each that is referred to stands in the table of k8s/README.md. */
    @ParameterizedTest
    @MethodSource("overlays")
    void secrets_are_referred_to_and_written_down(Path overlay) {
        var objects = Kustomization.assembled(overlay);
        assertEquals(List.of(), ofKind(objects, "Secret"));
        var known = Yaml.text(Path.of("k8s/README.md"))
                .lines()
                .map(SECRET_ROW::matcher)
                .filter(row -> row.matches())
                .map(row -> row.group(1) + "/" + row.group(2))
                .collect(Collectors.toSet());
        for (var object : objects) {
            Yaml.anywhere(object, "secretKeyRef")
                    .forEach(ref -> assertTrue(
                            known.contains(ref.path("name").asText() + "/"
                                    + ref.path("key").asText()),
                            ref::toString));
            Yaml.anywhere(object, "secretName")
                    .forEach(ref -> assertTrue(
                            known.stream().anyMatch(row -> row.startsWith(ref.asText() + "/")), ref::toString));
        }
        assertFalse(known.isEmpty());
    }
}
