package io.gatehouse.fee;

import io.gatehouse.platform.Problem;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an operator says of a tariff. */
public record TariffInput(
        @Schema(description = "its park; it stays there") @NotNull UUID parkId,
        @NotBlank @Size(max = 200) String name,
        @Schema(description = "stays that begin from this moment on are charged by it; now when left out")
                Instant effectiveFrom,
        @NotNull Tariff definition) {

    static TariffInput of(TariffVersion version) {
        return new TariffInput(version.parkId, version.name, version.effectiveFrom, version.definition);
    }

    /** What a stay is charged by never moves to another park. */
    TariffInput stayingAt(UUID park) {
        if (!parkId.equals(park)) {
            throw Problem.conflict("tariff-stays-in-park", "A tariff stays in its park: make a new one there.");
        }
        return this;
    }
}
