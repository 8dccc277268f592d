package io.gatehouse.order.arrears;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What will never be paid, and why. */
public record WriteOffInput(
        @Schema(description = "one of the plate's unpaid orders; all of them when left out", nullable = true)
                UUID orderId,
        @Schema(examples = "The driver was an ambulance's") @NotBlank @Size(max = 500) String reason) {}
