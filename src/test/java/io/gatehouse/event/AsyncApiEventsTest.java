package io.gatehouse.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.gatehouse.event.DataShape.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The events in {@code openapi/asyncapi.yaml} are those of the catalogue. When they are not, the document as it should be
 * is written to {@code target/asyncapi}: copy it.
 */
class AsyncApiEventsTest {

    private static final Path DOCUMENT = Path.of("openapi", "asyncapi.yaml");
    private static final Path SHOULD_BE = Path.of("target", "asyncapi", "asyncapi.yaml");
    private static final String BEGIN = "# events-begin";
    private static final String END = "# events-end";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS));

    // spotless:off
    private static final Map<String, Object> TEXTS = Map.ofEntries(
            Map.entry("robot", "NS-X1"),
            Map.entry("direction", "EXIT"),
            Map.entry("plate", "粤B12345"),
            Map.entry("situation", "FEE_DUE"),
            Map.entry("stayClass", "TEMPORARY"),
            Map.entry("channel", "wechat"),
            Map.entry("method", "QR"),
            Map.entry("refundState", "SUCCEEDED"),
            Map.entry("by", "li.na"),
            Map.entry("name", "Li Na"),
            Map.entry("status", "READY"),
            Map.entry("seat", "8001"),
            Map.entry("picture", "FEE"),
            Map.entry("camera", "PLATE"),
            Map.entry("reach", "OWN"),
            Map.entry("caller", "*******8000"),
            Map.entry("disposition", "SOLVED"),
            Map.entry("sha256", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"));
    // spotless:on

    @Test
    void the_documents_events_are_those_of_the_catalogue() throws IOException {
        var text = Files.readString(DOCUMENT);
        var should = between(between(text, 6, references(), 0), 4, messages(), 1);
        Files.createDirectories(SHOULD_BE.getParent());
        Files.writeString(SHOULD_BE, should);
        assertEquals(should, text, "copy " + SHOULD_BE + " to " + DOCUMENT);
    }

    /** Replaces what stands between the markers at this place. */
    private static String between(String text, int indent, String lines, int place) {
        int begin = text.indexOf(BEGIN);
        for (int n = 0; n < place; n++) {
            begin = text.indexOf(BEGIN, begin + 1);
        }
        int from = text.indexOf('\n', begin) + 1;
        int to = text.indexOf(" ".repeat(indent) + END, begin);
        return text.substring(0, from) + lines.indent(indent) + text.substring(to);
    }

    private static String references() throws JsonProcessingException {
        var all = new LinkedHashMap<String, Object>();
        EventTypes.all().forEach(type -> all.put(key(type), Map.of("$ref", "#/components/messages/" + key(type))));
        return YAML.writeValueAsString(all);
    }

    private static String messages() throws JsonProcessingException {
        var all = new LinkedHashMap<String, Object>();
        EventTypes.all().forEach(type -> all.put(key(type), message(type)));
        return YAML.writeValueAsString(all);
    }

    /** {@code passage.backed-out} as {@code passageBackedOut}. */
    private static String key(EventType type) {
        var words = type.name().split("[.-]");
        return words[0]
                + List.of(words).subList(1, words.length).stream()
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
    }

    private static Map<String, Object> message(EventType type) {
        var message = new LinkedHashMap<String, Object>();
        message.put("name", type.name());
        message.put("title", type.description());
        message.put("traits", List.of(Map.of("$ref", "#/components/messageTraits/webhook")));
        message.put("payload", payload(type));
        message.put("examples", List.of(ordered("name", key(type), "payload", example(type))));
        return message;
    }

    private static Map<String, Object> payload(EventType type) {
        var properties = ordered(
                "type", Map.of("const", type.name()), "data", type.shape().schema());
        return Map.of(
                "allOf",
                List.of(
                        Map.of("$ref", "#/components/schemas/Event"),
                        ordered("type", "object", "properties", properties)));
    }

    private static Map<String, Object> example(EventType type) {
        var event = new LinkedHashMap<String, Object>();
        event.put("id", id("event of " + type.name()));
        event.put("type", type.name());
        event.put("at", "2026-03-01T08:01:22.540Z");
        event.put("tenantId", id("tenant"));
        event.put("parkId", type.shape().fields().isEmpty() ? null : id("parkId"));
        event.put("subject", type.subject().equals("nothing") ? null : id(type.subject() + "Id"));
        var data = new LinkedHashMap<String, Object>();
        type.shape().fields().forEach(field -> data.put(field.name(), value(type, field)));
        event.put("data", data);
        return event;
    }

    private static Object value(EventType type, Field field) {
        return switch (field.kind()) {
            case ID -> id(field.name());
            case IDS -> List.of(id(field.name()));
            case MOMENT -> "2026-03-01T08:01:20Z";
            case DAY -> field.name().startsWith("first") ? "2026-03-02" : "2026-04-01";
            case NUMBER -> field.name().equals("months") ? 1 : 500;
            case FLAG -> false;
            case OBJECT -> Map.of();
            case MONEY -> ordered("amount", 500, "currency", "CNY");
            case TEXT -> text(type, field.name());
        };
    }

    private static Object text(EventType type, String field) {
        if (TEXTS.containsKey(field)) {
            return TEXTS.get(field);
        }
        var words = type.name().split("[.]");
        return field.equals("state") || field.equals("outcome")
                ? words[1].toUpperCase(Locale.ROOT).replace('-', '_')
                : field.toUpperCase(Locale.ROOT);
    }

    /** The same for the same thing, whoever writes it. */
    private static String id(String what) {
        return UUID.nameUUIDFromBytes(what.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
    }

    private static Map<String, Object> ordered(String first, Object one, String second, Object other) {
        var map = new LinkedHashMap<String, Object>();
        map.put(first, one);
        map.put(second, other);
        return map;
    }
}
