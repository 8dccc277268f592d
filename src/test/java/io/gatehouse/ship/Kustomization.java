package io.gatehouse.ship;

import static io.gatehouse.ship.Yaml.each;
import static io.gatehouse.ship.Yaml.one;
import static io.gatehouse.ship.Yaml.text;
import static io.gatehouse.ship.Yaml.texts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder of manifests as kustomize would assemble it, as far as ours use it: {@code mvn verify} needs no other program.
 * Names of generated ConfigMaps are left without their hash.
 */
final class Kustomization {

    private final Path folder;
    private final JsonNode file;
    private final List<ObjectNode> objects = new ArrayList<>();

    private Kustomization(Path folder) {
        this.folder = folder;
        this.file = one(folder.resolve("kustomization.yaml"));
    }

    static List<ObjectNode> assembled(Path folder) {
        var kustomization = new Kustomization(folder);
        kustomization.gather();
        kustomization.generate();
        kustomization.patch();
        kustomization.replicate();
        kustomization.name();
        return kustomization.objects;
    }

    private void gather() {
        texts(file.path("resources")).map(folder::resolve).forEach(resource -> {
            if (Files.isDirectory(resource)) {
                objects.addAll(assembled(resource));
            } else {
                Yaml.documents(resource).forEach(document -> objects.add((ObjectNode) document));
            }
        });
    }

    private void generate() {
        for (var generator : file.path("configMapGenerator")) {
            var map = objects.isEmpty() ? null : objects.get(0).objectNode();
            map.put("apiVersion", "v1").put("kind", "ConfigMap");
            var metadata =
                    map.putObject("metadata").put("name", generator.path("name").asText());
            var labels = file.path("generatorOptions").path("labels");
            if (!labels.isMissingNode()) {
                metadata.set("labels", labels);
            }
            var data = map.putObject("data");
            texts(generator.path("literals"))
                    .forEach(literal -> data.put(
                            literal.substring(0, literal.indexOf('=')), literal.substring(literal.indexOf('=') + 1)));
            texts(generator.path("files")).forEach(name -> data.put(name, text(folder.resolve(name))));
            objects.add(map);
        }
    }

    private void patch() {
        for (var patch : file.path("patches")) {
            var operations = patch.has("path")
                    ? one(folder.resolve(patch.path("path").asText()))
                    : Yaml.documents(patch.path("patch").asText()).get(0);
            var target = find(
                    patch.path("target").path("kind").asText(),
                    patch.path("target").path("name").asText());
            operations.forEach(operation -> JsonPatch.apply(target, operation));
        }
    }

    private void replicate() {
        for (var replicas : file.path("replicas")) {
            var name = replicas.path("name").asText();
            objects.stream()
                    .filter(object ->
                            name(object).equals(name) && object.path("spec").has("replicas"))
                    .forEach(object -> ((ObjectNode) object.path("spec"))
                            .put("replicas", replicas.path("count").asInt()));
        }
    }

    private void name() {
        objects.stream()
                .filter(object -> file.has("namespace") && !kind(object).equals("Namespace"))
                .forEach(object -> ((ObjectNode) object.path("metadata"))
                        .put("namespace", file.path("namespace").asText()));
        for (var image : file.path("images")) {
            objects.stream()
                    .flatMap(object -> object.findParents("image").stream())
                    .filter(container -> container.path("image").equals(image.path("name")))
                    .forEach(container -> ((ObjectNode) container).put("image", named(image)));
        }
    }

    private static String named(JsonNode image) {
        return image.path("newName").asText() + ":" + image.path("newTag").asText();
    }

    private ObjectNode find(String kind, String name) {
        return objects.stream()
                .filter(object -> kind(object).equals(kind) && name(object).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing to patch: " + kind + " " + name));
    }

    static String kind(JsonNode object) {
        return object.path("kind").asText();
    }

    static String name(JsonNode object) {
        return object.path("metadata").path("name").asText();
    }

    /** Every folder below k8s/ that can be applied by itself. */
    static List<Path> overlays() {
        return List.of(Path.of("k8s/site"), Path.of("k8s/city"));
    }

    static List<ObjectNode> ofKind(List<ObjectNode> objects, String kind) {
        return objects.stream().filter(object -> kind(object).equals(kind)).toList();
    }

    /** Pods' templates, with the labels that they will have. */
    static List<JsonNode> pods(List<ObjectNode> objects) {
        return objects.stream()
                .map(object -> object.path("spec").path("template"))
                .filter(template -> template.path("spec").has("containers"))
                .toList();
    }

    static List<JsonNode> containers(JsonNode pod) {
        var all = new ArrayList<JsonNode>();
        each(pod.path("spec").path("initContainers")).forEach(all::add);
        each(pod.path("spec").path("containers")).forEach(all::add);
        return all;
    }
}
