package io.gatehouse.ship;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** RFC 6902, of which our overlays use {@code add} and {@code replace}. */
final class JsonPatch {

    private JsonPatch() {}

    static void apply(JsonNode document, JsonNode operation) {
        var path = operation.path("path").asText();
        var parent = document.at(path.substring(0, path.lastIndexOf('/')));
        var last = path.substring(path.lastIndexOf('/') + 1);
        var value = operation.path("value");
        var op = operation.path("op").asText();
        if (parent instanceof ArrayNode list && op.equals("add") && last.equals("-")) {
            list.add(value.deepCopy());
        } else if (parent instanceof ObjectNode object
                && (op.equals("add") || object.has(last) && op.equals("replace"))) {
            object.set(last, value.deepCopy());
        } else {
            throw new IllegalArgumentException(op + " " + path + " finds nothing");
        }
    }
}
