package io.gatehouse.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;

/** Records as they are kept in {@code jsonb} columns, written and read the way the API does. */
@ApplicationScoped
public class StoredJson {

    private final ObjectMapper json;

    StoredJson(ObjectMapper json) {
        this.json = json;
    }

    public JsonObject of(Object document) {
        try {
            return new JsonObject(json.writeValueAsString(document));
        } catch (JsonProcessingException cannotBe) {
            throw new IllegalStateException("A " + document.getClass().getSimpleName() + " is no JSON", cannotBe);
        }
    }

    public <T> T read(JsonObject stored, Class<T> type) {
        try {
            return json.readValue(stored.encode(), type);
        } catch (JsonProcessingException notOurs) {
            throw new IllegalStateException("What is kept of a " + type.getSimpleName() + " cannot be read", notOurs);
        }
    }
}
