package io.gatehouse.park;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an operator says of a group of parks. */
public record ParkGroupInput(
        @Schema(description = "once per tenant", examples = "Nanshan") @NotBlank @Size(max = 200) String name,
        @Schema(description = "the wider group around it, whose agents take what nobody near takes", nullable = true)
                UUID parentId) {

    static ParkGroupInput of(ParkGroup group) {
        return new ParkGroupInput(group.name, group.parentId);
    }
}
