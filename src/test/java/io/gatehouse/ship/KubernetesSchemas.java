package io.gatehouse.ship;

import static io.gatehouse.ship.Kustomization.kind;
import static io.gatehouse.ship.Kustomization.name;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.Set;

/**
 * The schemas of Kubernetes 1.35, as its official client is generated from them: each field known, those that must be there
 * present, each of its type. What operators define (PostgreSQL, Prometheus) is not in them.
 */
final class KubernetesSchemas {

    static final String RELEASE = "1.35";
    private static final String MODELS = "io.kubernetes.client.openapi.models.";
    private static final Set<String> OPERATORS = Set.of("postgresql.cnpg.io/v1", "monitoring.coreos.com/v1");

    private KubernetesSchemas() {}

    static boolean isOperators(JsonNode object) {
        return OPERATORS.contains(object.path("apiVersion").asText());
    }

    /** What is wrong with it, if anything is. */
    static Optional<String> fault(JsonNode object) {
        try {
            model(object)
                    .getMethod("validateJsonElement", JsonElement.class)
                    .invoke(null, JsonParser.parseString(object.toString()));
            return Optional.empty();
        } catch (InvocationTargetException wrong) {
            return Optional.of(kind(object) + " " + name(object) + ": "
                    + wrong.getTargetException().getMessage());
        } catch (ReflectiveOperationException unknown) {
            return Optional.of("no such kind: " + unknown.getMessage());
        }
    }

    private static Class<?> model(JsonNode object) throws ClassNotFoundException {
        var api = object.path("apiVersion").asText();
        var version = api.substring(api.lastIndexOf('/') + 1);
        return Class.forName(MODELS + version.substring(0, 1).toUpperCase() + version.substring(1) + kind(object));
    }
}
