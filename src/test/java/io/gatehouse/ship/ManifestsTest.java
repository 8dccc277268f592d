package io.gatehouse.ship;

import static io.gatehouse.ship.Kustomization.kind;
import static io.gatehouse.ship.Kustomization.name;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is applied to a cluster is what Kubernetes understands. */
class ManifestsTest {

    static List<Path> overlays() {
        return Kustomization.overlays();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void every_object_is_as_the_release_of_Kubernetes_wants_it(Path overlay) {
        var objects = Kustomization.assembled(overlay);

        var faults = objects.stream()
                .filter(object -> !KubernetesSchemas.isOperators(object))
                .flatMap(object -> KubernetesSchemas.fault(object).stream())
                .toList();

        assertEquals(List.of(), faults);
        assertTrue(objects.size() > 15, () -> "only " + objects.size());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void nothing_is_there_twice(Path overlay) {
        var seen = new HashSet<String>();
        Kustomization.assembled(overlay)
                .forEach(object -> assertTrue(seen.add(kind(object) + " " + name(object)), () -> name(object)));
    }

    @Test
    void the_release_is_the_one_that_we_say() throws IOException {
        assertTrue(Files.readString(Path.of("k8s/README.md")).contains("Kubernetes " + KubernetesSchemas.RELEASE));
        Kustomization.assembled(Path.of("k8s/site")).stream()
                .filter(object -> kind(object).equals("Namespace"))
                .forEach(space -> assertEquals(
                        "v" + KubernetesSchemas.RELEASE,
                        space.at("/metadata/labels")
                                .path("pod-security.kubernetes.io/enforce-version")
                                .asText()));
    }

    @Test
    void what_is_wrong_is_noticed() {
        var unknown = anyDeployment();
        ((ObjectNode) unknown.at("/spec/template/spec/containers/0")).put("readinesProbe", 1);
        var incomplete = anyDeployment();
        ((ObjectNode) incomplete.at("/spec")).remove("selector");
        var mistyped = anyDeployment();
        ((ObjectNode) mistyped.at("/spec/template/spec/containers/0")).put("env", "HOME");
        for (var object : List.of(unknown, incomplete, mistyped)) {
            assertTrue(KubernetesSchemas.fault(object).isPresent(), object::toString);
        }
    }

    private static JsonNode anyDeployment() {
        return Kustomization.ofKind(Kustomization.assembled(Path.of("k8s/base")), "Deployment")
                .get(0);
    }

    /** Our assembling is kustomize's; where that is not installed the other tests go by ours alone. */
    @ParameterizedTest
    @MethodSource("overlays")
    void kustomize_assembles_the_same(Path overlay) throws IOException, InterruptedException {
        Assumptions.assumeTrue(installed("kubectl"), "no kubectl here");

        var theirs = byName(Yaml.documents(kubectl(overlay)));

        var ours = byName(Kustomization.assembled(overlay));
        assertEquals(theirs.keySet(), ours.keySet());
        theirs.forEach((name, object) -> assertEquals(object, ours.get(name), name));
    }

    private static boolean installed(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static String kubectl(Path overlay) throws IOException, InterruptedException {
        var process = new ProcessBuilder("kubectl", "kustomize", overlay.toString()).start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> "kubectl kustomize " + overlay);
        // the hash of what is in it
        return text.replaceAll("name: gatehouse-[2-9bcdfghkmt]{10}\\n", "name: gatehouse\n");
    }

    private static Map<String, JsonNode> byName(List<? extends JsonNode> objects) {
        var byName = new TreeMap<String, JsonNode>();
        objects.forEach(object -> byName.put(kind(object) + " " + name(object), object));
        return byName;
    }
}
