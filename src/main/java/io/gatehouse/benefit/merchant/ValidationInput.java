package io.gatehouse.benefit.merchant;

import io.gatehouse.order.Plates;
import io.gatehouse.platform.Problem;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whose stay a merchant validates. */
public record ValidationInput(
        @Schema(description = "of a vehicle inside, however it is written", nullable = true, examples = "粤B12345")
                @Size(max = 32) String plate,
        @Schema(description = "instead: the stay itself", nullable = true) UUID stayId) {

    ValidationInput checked() {
        if ((plate == null) == (stayId == null)) {
            throw Problem.invalid("plate", "one-of", "Either a plate or a stay is expected.");
        }
        return new ValidationInput(Plates.orNull("plate", plate), stayId);
    }
}
