package io.gatehouse.access.client;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;

/** The document says of each operation which scope a client needs for it, by the very rule that asks for it. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class OpenApiScopes implements OASFilter {

    static final String SCOPE = "x-scope";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths().getPathItems().forEach(OpenApiScopes::scoped);
    }

    private static void scoped(String path, PathItem operations) {
        operations.getOperations().forEach((method, operation) -> {
            if (needsToken(operation)) {
                Scope.neededFor(method.name(), path)
                        .ifPresent(scope -> operation.addExtension(SCOPE, scope.toString()));
            }
        });
    }

    private static boolean needsToken(Operation operation) {
        return operation.getSecurity() != null && !operation.getSecurity().isEmpty();
    }
}
