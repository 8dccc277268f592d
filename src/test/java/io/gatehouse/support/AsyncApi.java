package io.gatehouse.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** {@code openapi/asyncapi.yaml}: its messages, and whether a payload is what a message of it says, and nothing more. */
public final class AsyncApi {

    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final JsonNode document;
    private final Map<String, JsonSchema> schemas = new HashMap<>();

    private AsyncApi(JsonNode document) {
        this.document = document;
        messages().fieldNames().forEachRemaining(key -> schemas.put(key, schema(key)));
    }

    public static AsyncApi read() {
        try {
            return new AsyncApi(new ObjectMapper(new YAMLFactory())
                    .readTree(Path.of("openapi", "asyncapi.yaml").toFile()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private JsonNode messages() {
        return document.at("/components/messages");
    }

    public Set<String> keys() {
        return new TreeSet<>(schemas.keySet());
    }

    /** Of the messages of channels whose address begins so. */
    public Set<String> keysBelow(String address) {
        var keys = new TreeSet<String>();
        document.path("channels").forEach(channel -> {
            if (channel.path("address").asText().startsWith(address)) {
                channel.path("messages").fieldNames().forEachRemaining(keys::add);
            }
        });
        return keys;
    }

    /** By the name that a message has on the wire. */
    public String keyOf(String name) {
        return keys().stream()
                .filter(key -> messages().path(key).path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in the document"));
    }

    public List<JsonNode> examples(String key) {
        return StreamSupport.stream(messages().path(key).path("examples").spliterator(), false)
                .map(example -> example.path("payload"))
                .toList();
    }

    /** What is wrong with this payload; empty if nothing. */
    public List<String> faults(String key, JsonNode payload) {
        return schemas.get(key).validate(payload).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    /** Whoever sends is held strictly: a field that the document does not know is a fault. */
    private JsonSchema schema(String key) {
        ObjectNode schema = new ObjectMapper().createObjectNode();
        schema.putArray("allOf").add(messages().path(key).path("payload"));
        schema.put("unevaluatedProperties", false);
        schema.set("components", document.path("components"));
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema, STRICT);
    }
}
