package io.gatehouse.ship;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Documents of YAML, and the fields that are found in them anywhere. */
final class Yaml {

    private static final ObjectMapper MAPPER = new ObjectMapper(new YAMLFactory());

    private Yaml() {}

    static List<JsonNode> documents(Path file) {
        return documents(text(file));
    }

    static List<JsonNode> documents(String text) {
        try (var parser = MAPPER.getFactory().createParser(text)) {
            var documents = new ArrayList<JsonNode>();
            for (JsonNode next = MAPPER.readTree(parser); next != null; next = MAPPER.readTree(parser)) {
                documents.add(next);
            }
            return documents.stream()
                    .filter(document -> !document.isNull() && !document.isEmpty())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static JsonNode one(Path file) {
        return documents(file).get(0);
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    static Stream<String> texts(JsonNode list) {
        return each(list).map(JsonNode::asText);
    }

    /** What stands under this name, at any depth. */
    static List<JsonNode> anywhere(JsonNode document, String name) {
        return document.findValues(name);
    }
}
