package io.gatehouse.ship;

import static io.gatehouse.ship.Kustomization.containers;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What runs is bound, knows its settings, and leaves room in the database. */
class PodsTest {

    private static final Pattern SETTING = Pattern.compile("\\bGATEHOUSE_[A-Z0-9_]+\\b");
    /** They are compose's own: the image to start, and what a superuser's script makes the roles with. */
    private static final Set<String> OF_COMPOSE = Set.of("GATEHOUSE_IMAGE");

    private static final int CONNECTIONS_OF_A_PROCESS = 20;

    static List<Path> overlays() {
        return Kustomization.overlays();
    }

    /** Pod Security Standard "restricted", and nothing to write but what is meant to be written. */
    @ParameterizedTest
    @MethodSource("overlays")
    void every_container_is_bound(Path overlay) {
        for (var pod : pods(Kustomization.assembled(overlay))) {
            var spec = pod.path("spec");
            assertTrue(spec.at("/securityContext/runAsNonRoot").asBoolean(), spec::toString);
            assertEquals(
                    "RuntimeDefault",
                    spec.at("/securityContext/seccompProfile/type").asText());
            assertFalse(spec.path("automountServiceAccountToken").asBoolean(true), spec::toString);
            containers(pod).forEach(PodsTest::bound);
        }
    }

    private static void bound(JsonNode container) {
        var name = container.path("name").asText();
        var security = container.path("securityContext");
        assertFalse(security.path("allowPrivilegeEscalation").asBoolean(true), name);
        assertEquals("ALL", security.at("/capabilities/drop/0").asText(), name);
        // EMQX writes into its own folder
        assertEquals(
                !name.equals("emqx"), security.path("readOnlyRootFilesystem").asBoolean(), name);
        assertTrue(container.at("/resources/limits").has("memory"), name);
        assertTrue(container.at("/resources/requests").has("cpu"), name);
        assertFalse(container.path("image").asText().endsWith(":latest"), name);
    }

    @Test
    void every_setting_is_one_that_the_platform_reads() {
        var properties = settings(Path.of("src/main/resources/application.properties"));
        properties.addAll(OF_COMPOSE);
        for (var file : List.of(
                "k8s/site/kustomization.yaml",
                "k8s/city/kustomization.yaml",
                "k8s/base/deployment.yaml",
                "k8s/base/migration.yaml",
                "k8s/city/deployment.yaml",
                "compose.yaml")) {
            var unknown = settings(Path.of(file));
            unknown.removeAll(properties);
            assertEquals(Set.of(), unknown, file);
        }
    }

    private static Set<String> settings(Path file) {
        var found = new TreeSet<String>();
        SETTING.matcher(Yaml.text(file)).results().forEach(match -> found.add(match.group()));
        return found;
    }

    @Test
    void who_serves_does_not_migrate_nor_know_the_owner() {
        var objects = Kustomization.assembled(Path.of("k8s/site"));
        var serving = ofKind(objects, "Deployment").get(0);
        var migrating = ofKind(objects, "Job").get(0);
        assertEquals("false", env(serving, "GATEHOUSE_MIGRATE"));
        assertFalse(serving.toString().contains("gatehouse-database-owner"));
        assertEquals("true", env(migrating, "GATEHOUSE_MIGRATE"));
        assertEquals("true", env(migrating, "QUARKUS_INIT_AND_EXIT"));
    }

    private static String env(ObjectNode object, String name) {
        return each(object.at("/spec/template/spec/containers/0/env"))
                .filter(variable -> variable.path("name").asText().equals(name))
                .map(variable -> variable.path("value").asText())
                .findFirst()
                .orElseThrow();
    }

    /** Of as many processes as the autoscaler may start, and one more while they are replaced. */
    @ParameterizedTest
    @MethodSource("overlays")
    void the_database_has_a_connection_for_each(Path overlay) {
        var objects = Kustomization.assembled(overlay);
        int processes = ofKind(objects, "HorizontalPodAutoscaler")
                        .get(0)
                        .at("/spec/maxReplicas")
                        .asInt()
                + 1;
        int most = Integer.parseInt(ofKind(objects, "Cluster")
                .get(0)
                .at("/spec/postgresql/parameters")
                .path("max_connections")
                .asText());
        assertTrue(processes * (CONNECTIONS_OF_A_PROCESS + 3) <= most, () -> processes + " processes, " + most);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void evictions_leave_somebody(Path overlay) {
        var objects = Kustomization.assembled(overlay);
        int least = ofKind(objects, "HorizontalPodAutoscaler")
                .get(0)
                .at("/spec/minReplicas")
                .asInt();
        ofKind(objects, "PodDisruptionBudget").stream()
                .filter(budget -> Kustomization.name(budget).equals("gatehouse"))
                .forEach(budget -> assertTrue(budget.at("/spec/minAvailable").asInt() < least));
    }
}
