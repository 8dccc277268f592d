package io.gatehouse.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the data of an event look like. Fields may be added to it and are never taken away; what is null today may be left
 * out tomorrow.
 */
public record DataShape(List<Field> fields) {

    /** One field: its name, what kind of value it has, and whether it may be null or absent. */
    public record Field(String name, Kind kind, boolean optional) {}

    /** What values there are. */
    public enum Kind {
        // spotless:off
        ID     (ordered("type", "string", "format", "uuid")),
        TEXT   (ordered("type", "string")),
        MOMENT (ordered("type", "string", "format", "date-time")),
        DAY    (ordered("type", "string", "format", "date")),
        NUMBER (ordered("type", "integer")),
        FLAG   (ordered("type", "boolean")),
        IDS    (ordered("type", "array", "items", ordered("type", "string", "format", "uuid"))),
        OBJECT (ordered("type", "object")),
        MONEY  (ordered("type", "object", "required", List.of("amount", "currency"), "properties", ordered(
                    "amount", ordered("type", "integer", "description", "in the currency's minor unit"),
                    "currency", ordered("type", "string"))));
        // spotless:on

        private final Map<String, Object> schema;

        Kind(Map<String, Object> schema) {
            this.schema = schema;
        }

        /** Documents keep their order. */
        private static Map<String, Object> ordered(Object... namesAndValues) {
            var map = new LinkedHashMap<String, Object>();
            for (int at = 0; at < namesAndValues.length; at += 2) {
                map.put((String) namesAndValues[at], namesAndValues[at + 1]);
            }
            return map;
        }

        private Map<String, Object> schema(boolean nullable) {
            var shown = new LinkedHashMap<>(schema);
            if (nullable) {
                shown.put("type", List.of(schema.get("type"), "null"));
            }
            return shown;
        }
    }

    /** @param fields e.g. {@code "passageId:id plate:text?"}; a question mark: may be null or absent */
    static DataShape of(String... fields) {
        return new DataShape(Stream.of(String.join(" ", fields).strip().split("\\s+"))
                .filter(field -> !field.isEmpty())
                .map(DataShape::field)
                .toList());
    }

    private static Field field(String text) {
        boolean optional = text.endsWith("?");
        var parts =
                text.substring(0, optional ? text.length() - 1 : text.length()).split(":");
        return new Field(parts[0], Kind.valueOf(parts[1].toUpperCase(Locale.ROOT)), optional);
    }

    /** As JSON Schema. */
    public Map<String, Object> schema() {
        var properties = new LinkedHashMap<String, Object>();
        fields.forEach(field -> properties.put(field.name(), field.kind().schema(field.optional())));
        var required = fields.stream()
                .filter(field -> !field.optional())
                .map(Field::name)
                .toList();
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("properties", properties);
        return schema;
    }

    /** What is told and was not announced, or announced and is not told; empty when all is well. */
    List<String> faults(Map<String, Object> data) {
        var faults = new ArrayList<String>();
        data.keySet().stream()
                .filter(name -> fields.stream().noneMatch(field -> field.name().equals(name)))
                .forEach(name -> faults.add(name + " is not announced"));
        fields.stream()
                .filter(field -> !field.optional() && data.get(field.name()) == null)
                .forEach(field -> faults.add(field.name() + " is missing"));
        return faults;
    }
}
