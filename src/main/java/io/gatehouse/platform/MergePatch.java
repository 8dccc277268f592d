package io.gatehouse.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;

/** {@code PATCH} with merge semantics (RFC 7396): the patch is laid over what is there, and the whole is checked. */
@ApplicationScoped
public class MergePatch {

    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private final ObjectMapper json;
    private final Validator validator;

    MergePatch(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /** What the input would be after the patch. */
    public <T> T apply(T current, JsonNode patch, Class<T> type) {
        if (patch == null || !patch.isObject()) {
            throw Problem.badRequest("invalid-input", "A patch is a JSON object.");
        }
        var merged = read(merge(json.valueToTree(current), patch), type);
        var faults = validator.validate(merged).stream().map(Violations::fault).toList();
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return merged;
    }

    private <T> T read(JsonNode merged, Class<T> type) {
        try {
            return json.treeToValue(merged, type);
        } catch (JsonProcessingException bad) {
            throw Problem.invalid("", "unreadable", "A value of the patch cannot be read.");
        }
    }

    private static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!patch.isObject() || !(target instanceof ObjectNode merged)) {
            return patch;
        }
        patch.fields().forEachRemaining(field -> {
            if (field.getValue().isNull()) {
                merged.remove(field.getKey());
            } else {
                var old = merged.path(field.getKey());
                merged.set(field.getKey(), merge(old, field.getValue()));
            }
        });
        return merged;
    }
}
