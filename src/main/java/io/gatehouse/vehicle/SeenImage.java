package io.gatehouse.vehicle;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A photo that a lane took of a vehicle. */
public record SeenImage(
        @Schema(examples = {"PLATE", "SCENE"}) String kind,
        @Schema(description = "at `/v1/evidence/{id}`") UUID evidenceId) {

    /** From how they are stored; what names no photo is left out. */
    public static List<SeenImage> all(JsonArray stored) {
        return stored.stream()
                .map(JsonObject.class::cast)
                .filter(image -> image.getString("evidenceId") != null)
                .map(image -> new SeenImage(image.getString("kind"), UUID.fromString(image.getString("evidenceId"))))
                .toList();
    }
}
