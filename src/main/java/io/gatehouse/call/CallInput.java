package io.gatehouse.call;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which robot an agent calls. */
public record CallInput(@Schema(description = "the lane whose robot is called") @NotNull UUID laneId) {

    /** To whom a call goes, and why. */
    @Schema(name = "CallTransfer")
    public record Transfer(
            @Schema(description = "who gets it") @NotNull UUID agentId, @NotBlank @Size(max = 500) String reason) {}

    /** How a call ended. */
    @Schema(name = "CallClosure")
    public record Closure(
            @Schema(description = "what it came to", examples = "HELPED") @NotBlank @Size(max = 100) String disposition,
            @Schema(nullable = true) @Size(max = 2000) String remark) {}
}
