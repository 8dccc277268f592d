package io.gatehouse.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;

/** What requests and answers look like: recorded from the tests' own requests, see {@code ExampleRecorder}. */
final class OpenApiExamples {

    private static final String JSON = "application/json";

    /** One operation's: what was asked, and what was answered, by status. */
    private final Map<String, Map<String, Object>> ofOperations;

    private OpenApiExamples(Map<String, Map<String, Object>> ofOperations) {
        this.ofOperations = ofOperations;
    }

    static OpenApiExamples recorded() {
        try {
            return new OpenApiExamples(
                    new ObjectMapper().readValue(ApiResources.text("examples.json"), new TypeReference<>() {}));
        } catch (JsonProcessingException noJson) {
            throw new IllegalStateException(noJson);
        }
    }

    void show(Operation operation) {
        var examples = ofOperations.getOrDefault(operation.getOperationId(), Map.of());
        if (operation.getRequestBody() != null) {
            show(operation.getRequestBody().getContent(), examples.get("request"));
        }
        operation
                .getResponses()
                .getAPIResponses()
                .forEach((status, answer) -> show(answer.getContent(), examples.get(status)));
    }

    private static void show(Content content, Object example) {
        if (content != null && example != null && content.hasMediaType(JSON)) {
            content.getMediaType(JSON).setExample(example);
        }
    }
}
