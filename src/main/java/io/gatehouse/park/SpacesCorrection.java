package io.gatehouse.park;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What somebody counted. It names the free spaces and no difference: who counts knows how many are free, and the same
 * count sent twice changes nothing.
 */
public record SpacesCorrection(
        @Schema(description = "spaces that are free now, as counted") @NotNull @Min(0) @Max(1_000_000) Integer free,
        @Schema(examples = "counted at the evening round") @NotBlank @Size(max = 500) String reason) {}
