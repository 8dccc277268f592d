package io.gatehouse.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.gatehouse.platform.RequestBody;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/**
 * Keeps the tests' own requests and answers as the examples of the API's document, the fullest that is not too long
 * of each operation: {@code mvn test -Dgatehouse.record=src/main/resources/api/examples.json} with the tests to record.
 */
public class ExampleRecorder {

    private static final String KEPT = System.getProperty("gatehouse.record");
    private static final String BODY = "gatehouse.example.body";
    private static final int LONGEST = 2_500;
    private static final Map<String, Map<String, JsonNode>> EXAMPLES = new TreeMap<>();

    @Inject
    ObjectMapper json;

    @ServerRequestFilter(readBody = true)
    void asked(ContainerRequestContext request) throws IOException {
        if (KEPT != null) {
            request.setProperty(BODY, RequestBody.of(request));
        }
    }

    @ServerResponseFilter
    void answered(SimpleResourceInfo called, ContainerRequestContext request, ContainerResponseContext response)
            throws IOException {
        boolean foreign = called.getResourceClass() == null || response.getEntity() instanceof String;
        if (KEPT == null || foreign || response.getStatus() >= 300) {
            return;
        }
        var example = new TreeMap<String, JsonNode>();
        var body = (byte[]) request.getProperty(BODY);
        if (body != null
                && body.length > 0
                && String.valueOf(request.getMediaType()).contains("json")) {
            example.put("request", json.readTree(body));
        }
        var type = response.getMediaType();
        if (response.getEntity() != null && (type == null || type.toString().contains("json"))) {
            example.put(String.valueOf(response.getStatus()), said(response.getEntity()));
        }
        keep(called.getResourceClass().getSimpleName() + "_" + called.getMethodName(), example);
    }

    /** What is null is left out, as a client may meet it. */
    private JsonNode said(Object answer) {
        return json.copy()
                .setSerializationInclusion(JsonInclude.Include.NON_NULL)
                .valueToTree(answer);
    }

    private static synchronized void keep(String operation, Map<String, JsonNode> example) throws IOException {
        var file = Path.of(KEPT).toFile();
        var writer = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        if (EXAMPLES.isEmpty() && file.exists()) {
            EXAMPLES.putAll(writer.readValue(file, new TypeReference<>() {}));
        }
        if (length(example) <= LONGEST && length(example) > length(EXAMPLES.get(operation))) {
            EXAMPLES.put(operation, example);
            writer.writeValue(file, EXAMPLES);
        }
    }

    private static int length(Map<String, JsonNode> example) {
        return example == null
                ? 0
                : example.values().stream()
                        .mapToInt(each -> each.toString().length())
                        .sum();
    }
}
