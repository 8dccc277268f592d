package io.gatehouse.platform;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** A change has the fields of the whole, and needs none of them: what is left out stays as it is. */
final class OpenApiPatches {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final String PATCH = "Patch";

    private OpenApiPatches() {}

    static void askForNothing(OpenAPI document) {
        var schemas = new TreeMap<>(document.getComponents().getSchemas());
        var alsoWhole = wholes(document);
        document.getPaths().getPathItems().values().stream()
                .map(PathItem::getPATCH)
                .filter(Objects::nonNull)
                .filter(operation -> operation.getRequestBody() != null)
                .map(operation -> operation.getRequestBody().getContent())
                .forEach(content -> content.getMediaTypes().keySet().forEach(type -> {
                    var media = content.getMediaType(type);
                    var whole = media.getSchema().getRef().substring(SCHEMAS.length());
                    // the build filters the document more than once
                    var name = whole.replaceAll("(Input|Patch)$", "") + PATCH;
                    schemas.computeIfAbsent(name, none -> patch(schemas.get(whole)));
                    media.setSchema(OASFactory.createSchema().ref(SCHEMAS + name));
                    if (whole.endsWith("Input") && !alsoWhole.contains(whole)) {
                        schemas.remove(whole);
                    }
                }));
        document.getComponents().setSchemas(schemas);
    }

    /** What is also sent as a whole. */
    private static Set<String> wholes(OpenAPI document) {
        return document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().entrySet().stream())
                .filter(operation -> operation.getKey() != PathItem.HttpMethod.PATCH)
                .map(operation -> operation.getValue().getRequestBody())
                .filter(Objects::nonNull)
                .flatMap(body -> body.getContent().getMediaTypes().values().stream())
                .map(media -> media.getSchema().getRef())
                .filter(Objects::nonNull)
                .map(ref -> ref.substring(SCHEMAS.length()))
                .collect(Collectors.toSet());
    }

    private static Schema patch(Schema whole) {
        return OASFactory.createSchema()
                .type(List.of(Schema.SchemaType.OBJECT))
                .description("What is left out stays as it is (RFC 7396).")
                .properties(whole.getProperties());
    }
}
