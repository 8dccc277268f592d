package io.gatehouse.vehicle;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a plate is not let in, and where. */
public record BarInput(
        @Schema(description = "the park that it is barred from; all parks when left out", nullable = true) UUID parkId,
        @Schema(examples = "unpaid since May") @NotBlank @Size(max = 500) String reason) {}
