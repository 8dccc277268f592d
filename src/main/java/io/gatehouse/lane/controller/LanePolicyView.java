package io.gatehouse.lane.controller;

import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a controller may decide by itself while it is cut off (contract/mqtt.md, {@code policy}). */
@Schema(name = "LanePolicy")
public record LanePolicyView(
        long version,
        @Schema(description = "later than this it decides nothing by itself") OffsetDateTime validUntil,
        @Schema(
                        description = "everybody, or the plates of the list",
                        examples = {"ALL", "LISTED"})
                String admit,
        List<String> plates,
        @Schema(description = "where to put photos of arrivals; null for whoever tells of none", nullable = true)
                PhotoUpload upload) {

    /** How to put a photo. */
    @Schema(name = "LanePhotoUpload")
    public record PhotoUpload(String url, String method, Map<String, String> headers) {}

    static LanePolicyView of(JsonObject policy, boolean withUpload) {
        return new LanePolicyView(
                policy.getLong("version"),
                OffsetDateTime.parse(policy.getString("validUntil")),
                policy.getString("admit"),
                policy.getJsonArray("plates").stream().map(String::valueOf).toList(),
                withUpload ? upload(policy.getJsonObject("upload")) : null);
    }

    private static PhotoUpload upload(JsonObject upload) {
        var type = upload.getJsonObject("headers").getString("Content-Type");
        return new PhotoUpload(upload.getString("url"), upload.getString("method"), Map.of("Content-Type", type));
    }
}
