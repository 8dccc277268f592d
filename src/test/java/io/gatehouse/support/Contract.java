package io.gatehouse.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * {@code openapi/asyncapi.yaml}, to hold real messages against. Whoever sends is held strictly: a field that the
 * document does not know is a violation, although a receiver would ignore it.
 */
public final class Contract {
    private final JsonNode document;

    private Contract(JsonNode document) {
        this.document = document;
    }

    public static Contract read() {
        try {
            return new Contract(new ObjectMapper(new YAMLFactory())
                    .readTree(Path.of("openapi", "asyncapi.yaml").toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of all messages to and from robots; the document has others, too. */
    public Set<String> messages() {
        var names = new HashSet<String>();
        messageNodes().fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> !address(name).startsWith("gatehouse/"));
        return names;
    }

    public String address(String message) {
        return document.at("/channels/" + message + "/address").asText();
    }

    public List<JsonNode> examples(String message) {
        return stream(messageNodes().path(message).path("examples"))
                .map(example -> example.get("payload"))
                .toList();
    }

    private JsonNode messageNodes() {
        return document.at("/components/messages");
    }

    /** What is wrong with this payload; empty if nothing. */
    public List<String> violations(String message, JsonNode payload) {
        var found = new ArrayList<String>();
        check(messageNodes().path(message).path("payload"), payload, message, found);
        return found;
    }

    private void check(JsonNode schema, JsonNode value, String at, List<String> found) {
        var parts = parts(schema);
        parts.forEach(part -> constrain(part, value, at, found));
        if (value.isObject() && parts.stream().anyMatch(part -> part.has("properties"))) {
            checkFields(parts, value, at, found);
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            check(parts.get(0).path("items"), value.get(i), at + "[" + i + "]", found);
        }
    }

    private void checkFields(List<JsonNode> parts, JsonNode value, String at, List<String> found) {
        value.fields().forEachRemaining(field -> {
            var schema = parts.stream()
                    .map(part -> part.path("properties").path(field.getKey()))
                    .filter(known -> !known.isMissingNode())
                    .findFirst();
            if (schema.isEmpty()) {
                found.add(at + "." + field.getKey() + " is unknown");
            } else {
                check(schema.get(), field.getValue(), at + "." + field.getKey(), found);
            }
        });
    }

    private static void constrain(JsonNode schema, JsonNode value, String at, List<String> found) {
        stream(schema.path("required"))
                .filter(name -> !value.has(name.asText()))
                .forEach(name -> found.add(at + "." + name.asText() + " is missing"));
        if (schema.has("type") && !isOf(schema.get("type").asText(), value)) {
            found.add(at + " is no " + schema.get("type").asText() + ": " + value);
        }
        if (schema.has("enum") && stream(schema.get("enum")).noneMatch(value::equals)) {
            found.add(at + " is none of " + schema.get("enum") + ": " + value);
        }
        if (!isFormatted(schema.path("format").asText(), value)) {
            found.add(at + " is no " + schema.get("format").asText() + ": " + value);
        }
        if (value.asDouble() < schema.path("minimum").asDouble(Long.MIN_VALUE)
                || value.asDouble() > schema.path("maximum").asDouble(Long.MAX_VALUE)) {
            found.add(at + " is out of range: " + value);
        }
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> false;
        };
    }

    private static boolean isFormatted(String format, JsonNode value) {
        try {
            switch (format) {
                case "uuid" -> UUID.fromString(value.asText());
                case "date-time" -> OffsetDateTime.parse(value.asText());
                default -> {}
            }
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** A schema and all that it is made of, references followed. */
    private List<JsonNode> parts(JsonNode schema) {
        var resolved =
                schema.has("$ref") ? document.at(schema.get("$ref").asText().substring(1)) : schema;
        return Stream.concat(Stream.of(resolved), stream(resolved.path("allOf")).flatMap(part -> parts(part).stream()))
                .toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
