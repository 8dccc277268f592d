package io.gatehouse.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.UUID;

/** Values that a schema allows, with the ids of things that are really there. */
record Examples(ApiDocument document, Map<String, String> ids) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 6;

    JsonNode of(String name, JsonNode schema) {
        return of(name, schema, 0);
    }

    private JsonNode of(String name, JsonNode raw, int depth) {
        if (ids.containsKey(name)) {
            return JSON.textNode(ids.get(name));
        }
        var schema = document.resolved(raw);
        for (var said : new JsonNode[] {raw.at("/examples/0"), schema.at("/examples/0"), schema.at("/enum/0")}) {
            if (!said.isMissingNode()) {
                return said;
            }
        }
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> array(name, schema, depth);
            case "integer", "number" ->
                JSON.numberNode(Math.max(1, schema.path("minimum").asInt(1)));
            case "boolean" -> JSON.booleanNode(false);
            default -> JSON.textNode(text(schema));
        };
    }

    private static String type(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray() ? type.get(0).asText() : type.asText();
    }

    private JsonNode object(JsonNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        if (depth < DEEPEST) {
            schema.path("properties")
                    .fields()
                    .forEachRemaining(property ->
                            object.set(property.getKey(), of(property.getKey(), property.getValue(), depth + 1)));
        }
        return object;
    }

    private JsonNode array(String name, JsonNode schema, int depth) {
        var array = JSON.arrayNode();
        return depth < DEEPEST ? array.add(of(name, schema.path("items"), depth + 1)) : array;
    }

    private static String text(JsonNode schema) {
        return switch (schema.path("format").asText()) {
            case "uuid" -> UUID.randomUUID().toString();
            case "date-time" -> "2026-07-01T08:00:00+08:00";
            case "date" -> "2026-07-01";
            default -> "text".substring(0, Math.min(4, schema.path("maxLength").asInt(4)));
        };
    }
}
