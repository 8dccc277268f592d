package io.gatehouse.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.platform.ProblemDocument;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/**
 * Stands behind every endpoint in every test: a problem that the operation's document does not name becomes an answer
 * that no test expects.
 */
public class DocumentGuard {

    private static final Path DOCUMENT = Path.of("target/openapi/openapi.json");
    private static final Map<String, JsonNode> OPERATIONS = new ConcurrentHashMap<>();

    @ServerResponseFilter
    void answered(SimpleResourceInfo called, ContainerResponseContext response) {
        if (response.getEntity() instanceof ProblemDocument problem && called.getResourceClass() != null) {
            var operation = operations()
                    .get(called.getResourceClass().getSimpleName().replace("Resource", "") + "_"
                            + called.getMethodName());
            if (operation != null && problem.status() != 500 && !names(operation, problem)) {
                response.setStatus(599);
                response.setEntity("Undocumented: "
                        + operation.path("operationId").asText() + " " + problem.status() + " " + problem.code());
            }
        }
    }

    private static boolean names(JsonNode operation, ProblemDocument problem) {
        return operation
                .path("responses")
                .path(String.valueOf(problem.status()))
                .path("content")
                .path(ProblemDocument.MEDIA_TYPE)
                .path("examples")
                .has(problem.code());
    }

    private static Map<String, JsonNode> operations() {
        if (OPERATIONS.isEmpty()) {
            try {
                new ObjectMapper()
                        .readTree(DOCUMENT.toFile())
                        .path("paths")
                        .forEach(path -> path.forEach(operation ->
                                OPERATIONS.put(operation.path("operationId").asText(), operation)));
            } catch (IOException noDocument) {
                throw new UncheckedIOException(noDocument);
            }
        }
        return OPERATIONS;
    }
}
