package io.gatehouse.robot;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A camera as it is shown. */
@Schema(name = "Camera")
public record CameraView(
        UUID id,
        @Schema(nullable = true) UUID laneId,
        String name,
        CameraKind kind,
        @Schema(nullable = true) String maker,
        @Schema(description = "serial number on the maker's cloud", nullable = true) String serial,
        @Schema(description = "channel of the device", nullable = true) Integer channel,
        Instant createdAt) {

    public static CameraView of(Camera camera) {
        return new CameraView(
                camera.id,
                camera.laneId,
                camera.name,
                camera.kind,
                camera.maker,
                camera.serial,
                camera.channel,
                camera.createdAt);
    }
}
