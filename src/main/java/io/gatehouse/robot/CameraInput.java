package io.gatehouse.robot;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an operator says of a camera. */
public record CameraInput(
        @Schema(description = "the lane it looks at", nullable = true) UUID laneId,
        @NotBlank @Size(max = 200) String name,
        @NotNull CameraKind kind,
        @Schema(nullable = true, examples = "ezviz") @Size(max = 50) String maker,
        @Schema(description = "serial number on the maker's cloud", nullable = true) @Size(max = 100) String serial,
        @Schema(description = "channel of the device, from 1", nullable = true) @Min(0) @Max(1000) Integer channel) {

    static CameraInput of(Camera camera) {
        return new CameraInput(camera.laneId, camera.name, camera.kind, camera.maker, camera.serial, camera.channel);
    }
}
