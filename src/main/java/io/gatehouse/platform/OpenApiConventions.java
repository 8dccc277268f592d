package io.gatehouse.platform;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** What all operations have in common is said of each in the document: problems, and the key that a POST takes. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class OpenApiConventions implements OASFilter {

    private static final String PROBLEM = "#/components/schemas/Problem";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths().getPathItems().values().forEach(OpenApiConventions::conventional);
    }

    private static void conventional(PathItem path) {
        path.getOperations().forEach((method, operation) -> {
            problems(operation);
            if (method == PathItem.HttpMethod.POST && operation.getSecurity() != null) {
                operation.addParameter(idempotencyKey());
            }
        });
    }

    private static void problems(Operation operation) {
        var responses = operation.getResponses();
        responses.getAPIResponses().forEach((status, response) -> {
            if (status.compareTo("400") >= 0 && response.getContent() == null) {
                response.setContent(problem().getContent());
            }
        });
        responses.addAPIResponse("default", problem());
    }

    private static APIResponse problem() {
        var schema = OASFactory.createSchema().ref(PROBLEM);
        var content = OASFactory.createContent()
                .addMediaType(
                        ProblemDocument.MEDIA_TYPE, OASFactory.createMediaType().schema(schema));
        return OASFactory.createAPIResponse()
                .description("A problem (RFC 9457)")
                .content(content);
    }

    private static Parameter idempotencyKey() {
        var text = OASFactory.createSchema()
                .type(List.of(Schema.SchemaType.STRING))
                .minLength(1)
                .maxLength(200);
        return OASFactory.createParameter()
                .name("Idempotency-Key")
                .in(Parameter.In.HEADER)
                .description("the same key with the same body gets the first answer again for 24 h")
                .schema(text);
    }
}
