package io.gatehouse.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.support.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The OpenAPI document of the running application, as the walkers need it. */
record ApiDocument(JsonNode root) {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /** @param roles whose tokens may call it; null: nobody needs a token */
    record Operation(String method, String path, Set<String> roles, JsonNode node) {

        boolean isPublic() {
            return roles == null;
        }

        List<JsonNode> parameters(String in) {
            return stream(node.path("parameters"))
                    .filter(parameter -> parameter.path("in").asText().equals(in))
                    .toList();
        }

        /** The schema of its JSON body; missing when it takes none. */
        JsonNode jsonBody() {
            return node.at("/requestBody/content/application~1json/schema");
        }

        /** A body of the type that it asks for, if it asks for any. */
        Wire withBody(Wire request, byte[] body) {
            var types = node.at("/requestBody/content").fieldNames();
            return types.hasNext()
                    ? request.header("Content-Type", types.next()).bytes(body)
                    : request;
        }

        /** It answers so when all is well, and says so. */
        boolean documents(int status) {
            return node.path("responses").has(String.valueOf(status));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static ApiDocument ofTheRunningApplication() {
        return new ApiDocument(
                Wire.request("GET", "/q/openapi?format=JSON").send().json());
    }

    List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        root.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(method -> {
                    if (METHODS.contains(method.getKey())) {
                        operations.add(operation(path.getKey(), method.getKey(), method.getValue()));
                    }
                }));
        return operations;
    }

    private static Operation operation(String path, String method, JsonNode node) {
        var security = node.path("security").path(0);
        var roles = security.isEmpty() ? null : roles(security.elements().next());
        return new Operation(method.toUpperCase(), path, roles, node);
    }

    private static Set<String> roles(JsonNode scopes) {
        var roles = new TreeSet<String>();
        scopes.forEach(role -> roles.add(role.asText()));
        return roles;
    }

    /** What a schema says, references followed; of several possibilities the first that is not null. */
    JsonNode resolved(JsonNode schema) {
        if (schema.has("$ref")) {
            return resolved(root.at(schema.path("$ref").asText().substring(1)));
        }
        for (var choice : List.of("anyOf", "oneOf", "allOf")) {
            var first = stream(schema.path(choice))
                    .filter(each -> !each.path("type").asText().equals("null"))
                    .findFirst();
            if (first.isPresent()) {
                return resolved(first.get());
            }
        }
        return schema;
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
