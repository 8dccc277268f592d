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

/** What all operations have in common is said of each in the document: problems, and the key that a POST takes. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class OpenApiConventions implements OASFilter {

    private final OpenApiProblems problems = OpenApiProblems.ofTheCode();
    private final OpenApiExamples examples = OpenApiExamples.recorded();

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths().getPathItems().values().forEach(this::conventional);
        OpenApiPatches.askForNothing(document);
        document.setTags(OpenApiTags.described(document.getTags()));
        // its stock example is read as a number by old readers of YAML
        var time = document.getComponents().getSchemas().get("LocalTime");
        if (time != null) {
            time.setExamples(null);
        }
    }

    private void conventional(PathItem path) {
        path.getOperations().forEach((method, operation) -> {
            describeAnswers(operation);
            if (operation.getSecurity() == null) {
                operation.setSecurity(List.of());
            } else if (method == PathItem.HttpMethod.POST) {
                operation.addParameter(idempotencyKey());
            }
            examples.show(operation);
            problems.name(method, operation);
            operation.setOperationId(operation.getOperationId().replace("Resource_", "_"));
        });
    }

    private static void describeAnswers(Operation operation) {
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (response.getDescription() == null) {
                response.setDescription(status.equals("201") ? "Made" : "Done");
            }
        });
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
